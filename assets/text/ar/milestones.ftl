# أسماء المحطات؛ قد يكون لنظام خاص كلماته.

span-welcome = ترحيب
span-days = { $n ->
    [one] يوم واحد
    [two] يومان
    [few] { $n } أيام
   *[other] { $n } يوماً
}
span-months = { $n ->
    [one] شهر واحد
    [two] شهران
    [few] { $n } أشهر
   *[other] { $n } شهراً
}
span-years = { $n ->
    [one] سنة واحدة
    [two] سنتان
    [few] { $n } سنوات
   *[other] { $n } سنة
}
span-visits = { $n ->
    [one] أول مساء هنا
    [two] مساءان هنا
    [few] { $n } أمسيات هنا
   *[other] { $n } مساءً هنا
}
span-months-with-us = { $n ->
    [one] شهر معنا
    [two] شهران معنا
    [few] { $n } أشهر معنا
   *[other] { $n } شهراً معنا
}
