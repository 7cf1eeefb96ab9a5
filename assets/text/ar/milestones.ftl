# أسماء المحطات؛ قد يكون لنظام خاص كلماته.

span-welcome = ترحيب
span-days = { $n ->
    [one] يوم واحد
    [two] يومان
    [few] { $n } أيام
    [many] { $n } يوماً
   *[other] { $n } يوم
}
span-months = { $n ->
    [one] شهر واحد
    [two] شهران
    [few] { $n } أشهر
    [many] { $n } شهراً
   *[other] { $n } شهر
}
span-years = { $n ->
    [one] سنة واحدة
    [two] سنتان
    [few] { $n } سنوات
    [many] { $n } سنة
   *[other] { $n } سنة
}
span-visits = { $n ->
    [one] أول مرة هنا
    [two] لقاءان هنا
    [few] { $n } لقاءات هنا
    [many] { $n } لقاءً هنا
   *[other] { $n } لقاء هنا
}
span-months-with-us = { $n ->
    [one] شهر معنا
    [two] شهران معنا
    [few] { $n } أشهر معنا
    [many] { $n } شهراً معنا
   *[other] { $n } شهر معنا
}
