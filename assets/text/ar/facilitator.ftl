# لمن يدير اللقاء. قصير: لعل أحداً يقرؤه في أول ليلة له في هذا الدور.

pin-title = رقمك السري
pin-note = لمن يدير اللقاء وللفريق.
pin-again = ليس هذا. خذ وقتك.
pin-wait = { $secs ->
    [one] يُرجى الانتظار ثانية ثم المحاولة. الحضور مستمر.
    [two] يُرجى الانتظار ثانيتين ثم المحاولة. الحضور مستمر.
    [few] يُرجى الانتظار { $secs } ثوانٍ ثم المحاولة. الحضور مستمر.
   *[other] يُرجى الانتظار { $secs } ثانية ثم المحاولة. الحضور مستمر.
}
pin-card = والآن رقمك السري.
pin-checking = لحظة
pin-forgot = نسيت رقمي السري
pin-not-allowed = هذا يحتاج رقماً سرياً للفريق.

tonight-none-title = لا شيء مفتوح
tonight-none-note = افتح أحد لقاءات اليوم، أو لقاءً لم يُخطَّط له.
tonight-start = { $title } · { $time }
tonight-start-again = { $title } · { $time } · فتح من جديد
tonight-ad-hoc = لقاء لم يُخطَّط له
tonight-place = { $room } · { $time }
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
tonight-who = من هنا
tonight-more = المزيد
tonight-milestones = { $count ->
    [one] محطة واحدة
    [two] محطتان
    [few] { $count } محطات
   *[other] { $count } محطة
}
tonight-milestones-title = محطات الليلة
tonight-give = سُلّمت إلى { $name }
tonight-given = سُلّمت
tonight-quiet = { $milestone } · بهدوء
tonight-more-title = المزيد
tonight-look-up = البحث عن شخص
tonight-tray = بانتظار الإلحاق
tonight-topic = الموضوع
tonight-reading = القراءة
tonight-other-meeting = لقاء آخر
tonight-other-time = وقت آخر
tonight-other-room = قاعة أخرى
tonight-not-tonight = ليس الليلة
tonight-paper = مساء على الورق
tonight-staff = للفريق
tonight-close = إغلاق اللقاء
tonight-counted = حُسب
tonight-signed-in = سُجّل
tonight-already = كان مسجلاً
tonight-card-new = هذه البطاقة جديدة هنا
tonight-saved = حُفظ
tonight-filed = أُلحق
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

who-title = من هنا
who-note = الأحدث أولاً. لمسة على سطر لإلغائه أو نقله.
who-line = { $who } · { $time }
who-nobody = بلا اسم
who-left = غادر { $time }
who-undo = إلغاء: لا يُحسب
who-move = نقل إلى لقاء آخر
who-left-now = يغادر الآن
who-stayed = بقي حتى النهاية
who-not-stayed = غادر مبكراً
who-back = تركه كما هو

find-title = البحث عن شخص
find-note = تُدار الشاشة بعيداً عن الصف.
find-results-title = تسجيل
find-none = لا أحد بهذا الاسم. جرّب أحرفاً أقل.

tray-title = بانتظار الإلحاق
tray-note = جاؤوا ولا لقاء مفتوح. يُختار أحدهم ثم لقاؤه.
tray-line = { $day } · { $time } · { $kind }
tray-line-person = { $day } · { $time } · { $kind } · ببطاقة أو اسم

move-title = أي لقاء؟
meeting-line = { $title } · { $day } · { $time }

topic-title = الموضوع
topic-note = يظهر في التقارير فقط، لا على الباب.

ad-hoc-title = أي نوع من اللقاءات؟
ad-hoc-note = يُفتح حالاً، في هذه القاعة، لمدة 90 دقيقة.
ad-hoc-name = لقاء
mode-headcount = عدّ فقط، بلا أسماء
mode-anonymous_badge = بطاقات بلا أسماء
mode-chosen_name = أسماء مختارة
mode-roster = قائمة، بوقت الحضور والمغادرة

time-title = متى يبدأ؟
time-note = يُفتح التسجيل قبله بـ { $minutes } دقيقة.
time-hour = الساعة
time-minute = الدقيقة
time-minutes-long = المدة بالدقائق
room-title = أي قاعة؟

reading-choose = قراءة المساء
reading-of-day = قراءة اليوم
reading-after-loss = بعد فقد
reading-holiday = في مساء عيد
reading-first-meeting = أول لقاء في هذه القاعة
reading-this = هذه، الليلة
reading-other = غيرها

not-tonight-title = ليس الليلة؟
not-tonight-body = لن يظهر على الباب اليوم. ومن يأتي مع ذلك يُحسب وينتظر الإلحاق.
not-tonight-yes = ليس الليلة
not-tonight-no = يُعقد
not-tonight-done = لا يُعقد الليلة

paper-series-title = أي لقاء كان؟
paper-date-title = أي يوم؟
paper-counts-title = من كان هناك؟
paper-counts-note = يُعدّ من بلا اسم. ثم تأتي الأسماء.
paper-people-title = أسماء من الورق
paper-people-note = يُكتب اسم ويُختار، ثم الذي يليه.
paper-people-more = اسم آخر
paper-people-done = اكتملت الأسماء
paper-done = كُتب: { $recorded }
paper-already = كان مسجلاً: { $already }

close-title = إغلاق اللقاء؟
close-note = سُجّل { $count }. هل من أحد هنا لم يُسجَّل؟
close-people = لم يُسجَّلوا
close-yes = إغلاق

clock-title = هل اليوم { $date }؟
clock-body = ساعة هذا الجهاز غير متأكدة. التسجيل مستمر في الحالين.
clock-yes = نعم، هو اليوم
clock-no = لا
clock-date-title = أي يوم هو؟
clock-note = هذا الجهاز وحده يتذكره. لا يتغير شيء آخر.
clock-year = السنة
clock-month = الشهر
clock-day = اليوم
clock-set = ضُبط التاريخ

tonight-service = المساعدة
tonight-talk = • يريدون الكلام: { $count }
tonight-talk-none = من يستمع
talk-title = الكلام معاً
talk-asking = { $count ->
    [0] لم يطلب أحد الكلام.
   *[other] يريدون الكلام مع من مرّ بهذا: { $count }.
}
talk-listening = يستمع الليلة: { $names }
talk-listening-unnamed = يستمعون بلا اسم: { $count }.
talk-how = قل للقاعة كلها أين سيكون المستمعون بعد اللقاء. لا يلزم أحداً رفع يده.
talk-done = التقى اثنان
service-title = المساعدة
service-note = الليلة أولاً ثم المرة القادمة. لمسة على سطر لإخلائه.
service-none = هذا المكان لا يسمّي مهام: مكانها kiosk.toml.
service-line = { $day } · { $role }
service-nobody = شاغر
service-somebody = شخص ما
service-free = إخلاؤه: لا يستطيع الحضور
tonight-statements = إفادات: { $count }
statement-title = إفادات الحضور
statement-note = هؤلاء طلبوها. تُؤكَّد حين ينتهي اللقاء.
statement-ready = يمكن تأكيدها
statement-later = من { $time }
statement-left = غادر مبكراً
statement-wait = تُؤكَّد في نهاية اللقاء، من { $time }، أو حين يُعلَّم «بقي حتى النهاية».
statement-left-note = غادر قبل النهاية. إن كان ذلك خطأ فعلّم «بقي حتى النهاية» أولاً.
statement-ask-title = حاضر في النهاية؟
statement-ask-body = جاء { $who } في { $time }. إن كان هنا حتى النهاية فأكّد. ثم يُكتب الاسم المراد عليها.
statement-ask-yes = حاضر في النهاية
statement-ask-no = دون تأكيد
statement-where-title = إلى أين؟
statement-print = طباعتها هنا
statement-stick = على ذاكرة
statement-name-title = الاسم على الإفادة
statement-name-note = يُطبع فقط ولا يُحفظ هنا.
statement-printing = تُطبع الآن. لا يُحفظ منها شيء هنا.
statement-on-stick = هي على الذاكرة باسم { $file } ويمكن نزعها. لا يُحفظ منها شيء هنا.
statement-no-stick = تُدخل ذاكرة أولاً ثم يُحاول من جديد.
statement-no-print = لم تأخذها الطابعة. انظر إليها أو خذ ذاكرة.
statement-not-written = لم تصل إلى الذاكرة. خذ غيرها وحاول من جديد.
statement-letters = حرف منها لا يمكن طبعه.
