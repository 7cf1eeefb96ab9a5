# لمن يدير اللقاء. قصير: لعل أحداً يقرؤه في أول ليلة له في هذا الدور.

pin-title = رقمك السري
pin-note = لمن يدير اللقاء وللفريق.
pin-again = ليس هذا. على مهلك.
pin-wait = { $secs ->
    [one] يُرجى الانتظار ثانية ثم المحاولة. التسجيل مستمر.
    [two] يُرجى الانتظار ثانيتين ثم المحاولة. التسجيل مستمر.
    [few] يُرجى الانتظار { $secs } ثوانٍ ثم المحاولة. التسجيل مستمر.
    [many] يُرجى الانتظار { $secs } ثانية ثم المحاولة. التسجيل مستمر.
   *[other] يُرجى الانتظار { $secs } ثانية ثم المحاولة. التسجيل مستمر.
}
pin-card = والآن رقمك السري.
pin-checking = لحظة
pin-forgot = نسيت رقمي السري
pin-not-allowed = هذا يحتاج إلى رقم سري للفريق.

tonight-none-title = لا شيء مفتوح
tonight-ad-hoc = لقاء لم يُخطَّط له
tonight-place = { $room } · { $time }
tonight-count = هنا: { $count }
tonight-show-around = { $count ->
    [one] • شخص جديد: يُرجى تعريفه بالمكان
   *[other] • أشخاص جدد: { $count }. يُرجى تعريفهم بالمكان
}
tonight-met = عرّفتهم بالمكان
tonight-plus-member = + شخص
tonight-plus-newcomer = + جديد
tonight-plus-guest = + زائر
tonight-plus-family = + من الأهل
tonight-plus-minor = + دون 18
tonight-lock = قفل
tonight-who = الحضور
tonight-more = المزيد
tonight-milestones = { $count ->
    [one] محطة واحدة
    [two] محطتان
    [few] { $count } محطات
    [many] { $count } محطة
   *[other] { $count } محطة
}
tonight-milestones-title = محطات اليوم
tonight-give = سُلّمت إلى { $name }
tonight-given = سُلّمت
tonight-quiet = { $milestone } · بهدوء
tonight-more-title = المزيد
tonight-look-up = البحث عن شخص
tonight-tray = بلا لقاء بعد
tonight-topic = الموضوع
tonight-reading = القراءة
tonight-other-meeting = لقاء آخر
tonight-other-time = وقت آخر
tonight-other-room = قاعة أخرى
tonight-not-tonight = ليس اليوم
tonight-paper = قائمة ورقية
tonight-staff = للفريق
tonight-close = إغلاق اللقاء
tonight-counted = حُسب
tonight-signed-in = سُجّل الحضور
tonight-already = سبق التسجيل
tonight-card-new = هذه البطاقة جديدة هنا
tonight-saved = حُفظ
tonight-filed = أُلحق بلقاء
tonight-undone = أُلغي: لم يعد محسوباً
tonight-moved = نُقل
tonight-closed = اللقاء مغلق

kind-member = عضو
kind-newcomer = جديد
kind-guest = زائر
kind-family = من الأهل أو الأصدقاء
kind-volunteer = متطوع
kind-staff = الفريق
kind-professional = مختص
kind-minor = دون 18
kind-count-member = أشخاص: { $count }
kind-count-newcomer = جدد: { $count }
kind-count-guest = زوار: { $count }
kind-count-family = أهل وأصدقاء: { $count }
kind-count-volunteer = متطوعون: { $count }
kind-count-staff = الفريق: { $count }
kind-count-professional = مختصون: { $count }
kind-count-minor = دون 18: { $count }

who-title = الحضور
who-note = الأحدث أولاً. لمسة على سطر لإلغائه أو نقله.
who-line = { $who } · { $time }
who-left = مغادرة { $time }
who-undo = إلغاء: لا يُحسب
who-move = نقل إلى لقاء آخر
who-left-now = مغادرة الآن
who-stayed = حضور حتى النهاية
who-not-stayed = مغادرة مبكرة
who-back = تركه كما هو

find-title = البحث عن شخص
find-note = تُدار الشاشة بعيداً عن الصف.
find-results-title = تسجيل الحضور
find-none = لا أحد بهذا الاسم. قد تفيد أحرف أقل.

tray-title = بلا لقاء بعد
tray-note = جاؤوا ولا لقاء مفتوح. يُختار أحدهم ثم لقاؤه.
tray-line = { $day } · { $time } · { $kind }
tray-line-person = { $day } · { $time } · { $kind } · ببطاقة أو اسم

move-title = أي لقاء؟
meeting-line = { $title } · { $day } · { $time }

topic-title = الموضوع
topic-note = يظهر في التقارير فقط، لا على الباب.

ad-hoc-title = أي نوع من اللقاءات؟
ad-hoc-note = يُفتح حالاً، في هذه القاعة، لمدة 90 دقيقة.
ad-hoc-name = لقاء
mode-headcount = عدّ فقط، بلا أسماء
mode-anonymous_badge = بطاقات بلا أسماء
mode-chosen_name = أسماء يختارونها
mode-roster = قائمة، بوقت الحضور والمغادرة

time-title = متى يبدأ؟
time-note = { $minutes ->
    [one] يُفتح التسجيل قبله بدقيقة.
    [two] يُفتح التسجيل قبله بدقيقتين.
    [few] يُفتح التسجيل قبله بـ { $minutes } دقائق.
    [many] يُفتح التسجيل قبله بـ { $minutes } دقيقة.
   *[other] يُفتح التسجيل قبله بـ { $minutes } دقيقة.
}
time-hour = الساعة
time-minute = الدقيقة
time-minutes-long = المدة بالدقائق
room-title = أي قاعة؟

reading-choose = قراءة هذا اللقاء
reading-of-day = قراءة اليوم
reading-after-loss = بعد فقد
reading-holiday = في يوم عيد
reading-first-meeting = أول لقاء في هذه القاعة
reading-this = هذه القراءة
reading-other = غيرها

not-tonight-title = ليس اليوم؟
not-tonight-body = لن يظهر على الباب اليوم. ومن يأتي مع ذلك يُحسب، ويُلحق بلقاء لاحقاً.
not-tonight-yes = ليس اليوم
not-tonight-no = يُعقد
not-tonight-done = لا يُعقد اليوم

paper-series-title = أي لقاء كان؟
paper-date-title = أي يوم؟
paper-counts-title = من كان هناك؟
paper-counts-note = يُعدّ كل شخص بلا اسم. ثم تأتي الأسماء.
paper-people-title = أسماء من الورق
paper-people-note = يُكتب اسم ويُختار، ثم الذي يليه.
paper-people-more = اسم آخر
paper-people-done = اكتملت الأسماء

close-title = إغلاق اللقاء؟
close-note = حضور مسجّل: { $count }. هل هنا أحد لم يُسجَّل حضوره؟
close-people = لم يُسجَّلوا
close-yes = إغلاق

clock-title = هل اليوم { $date }؟
clock-body = ساعة هذا الجهاز غير مؤكدة. تسجيل الحضور مستمر في الحالين.
clock-yes = نعم، هو اليوم
clock-no = لا
clock-date-title = أي يوم هو؟
clock-note = هذا الجهاز وحده يتذكره. لا يتغير شيء آخر.
clock-year = السنة
clock-month = الشهر
clock-day = اليوم
clock-set = ضُبط التاريخ

tonight-service = المساعدة
tonight-talk = • طلبات الكلام: { $count }
tonight-talk-none = من يستمع
talk-title = الكلام معاً
talk-asking = { $count ->
    [0] لم يطلب أحد الكلام.
    [one] شخص واحد يريد الكلام.
    [two] شخصان يريدان الكلام.
    [few] { $count } أشخاص يريدون الكلام.
    [many] { $count } شخصاً يريدون الكلام.
   *[other] { $count } شخص يريدون الكلام.
}
talk-listening = يستمع اليوم: { $names }
talk-listening-unnamed = مستمعون بلا اسم: { $count }.
talk-how = يُقال للقاعة كلها أين سيكون المستمعون بعد اللقاء. لا يلزم أحداً رفع يده.
talk-done = التقى اثنان
service-title = المساعدة
service-note = اليوم أولاً ثم المرة القادمة. لمسة على سطر لإخلائه.
service-none = لم تُحدَّد مهام لهذا المكان: موضعها في kiosk.toml.
service-line = { $day } · { $role }
service-nobody = شاغر
service-somebody = شخص ما
service-free = إخلاؤه: تعذّر الحضور
tonight-statements = إفادات: { $count }
statement-title = إفادات الحضور
statement-note = هؤلاء طلبوها. تُؤكَّد حين ينتهي اللقاء.
statement-ready = يمكن تأكيدها
statement-later = من { $time }
statement-left = مغادرة مبكرة
statement-wait = تُؤكَّد في نهاية اللقاء، من { $time }، أو حين يُعلَّم «حضور حتى النهاية».
statement-left-note = المغادرة قبل النهاية. إن كان ذلك خطأ يُعلَّم أولاً «حضور حتى النهاية».
statement-ask-title = حضور حتى النهاية؟
statement-ask-body = { $who }: الحضور في { $time }. إن استمر حتى النهاية يُؤكَّد ذلك. ثم يُكتب الاسم المطلوب على الإفادة.
statement-ask-yes = حضور حتى النهاية
statement-ask-no = دون تأكيد
statement-where-title = إلى أين؟
statement-print = طباعتها هنا
statement-stick = على ذاكرة USB
statement-name-title = الاسم على الإفادة
statement-name-note = يُطبع فقط ولا يُحفظ هنا.
statement-making = لحظة من فضلك.
statement-printing = تُطبع الآن. لا يُحفظ منها شيء هنا.
statement-on-stick = هي على الذاكرة باسم { $file } ويمكن نزعها. لا يُحفظ منها شيء هنا.
statement-on-stick-held = هي على الذاكرة باسم { $file }. تعذّر فصل الذاكرة: يُنتظر حتى يهدأ ضوؤها ثم تُنزع. لا يُحفظ منها شيء هنا.
statement-no-stick = تُدخل ذاكرة USB أولاً ثم يُحاول من جديد.
statement-no-print = لم تقبلها الطابعة. يُرجى تفقّد الطابعة أو استعمال ذاكرة USB.
statement-not-written = لم تُكتب على الذاكرة. يُحاول من جديد بذاكرة أخرى.
statement-letters = فيها حرف لا يمكن طبعه.
