# الباب: ما يقرؤه القادمون. قصير ودافئ وبلا كلمة لوم.

# From which hour on it is morning, afternoon, evening and night, by what people say at it.
greeting-hours = 5 12 17 22
greeting-morning = صباح الخير
greeting-afternoon = مساء الخير
greeting-evening = مساء الخير
greeting-night = أهلاً بك في أي ساعة

door-meeting-open = { $title } · { $room } · { $time } · الباب مفتوح
door-meeting-short = { $title } · { $time }
door-meeting-later = { $title } · { $room } · { $time }
door-no-meetings = لا لقاء مقرراً الآن. أهلاً بك على أي حال.
door-smaller = ببطاقة، أو بلا اسم: أهلاً بك.

way-card = بطاقتي
way-card-note = يكفي إبرازها
way-name = اسمي
way-name-note = ورسمتي
way-without = بلا اسم
way-without-note = لمستان
door-first-time = أول مرة هنا؟
door-language = اللغة
door-display = الخط والأزرار
door-display-short = Aa
door-today = اليوم
door-reading = القراءة
door-keeper = إدارة اللقاء
door-keeper-short = PIN

card-title = إبراز البطاقة
card-body = الرمز المربع أمام القارئ. لا حاجة إلى الضغط على شيء.
card-type = كتابة الأحرف
card-type-title = الأحرف التي على البطاقة
card-type-count = { $count } من { $all } حرفاً

name-title = بأي اسم نعرفك هنا؟
name-note = يكفي اسم مستعار. الإملاء لا يهم.
picture-title = أين رسمتك؟
picture-forgot = لا أذكر
colour-title = وما لونها؟

without-title = سعداء بحضورك
without-body = بلا اسم ولا بطاقة. لمسة واحدة ويُحسب حضورك.
without-member = احسبوني معكم
without-guest = أنا في زيارة
without-family = من الأهل أو الأصدقاء
without-minor = دون 18

first-title = سعداء بقدومك
first-body = لا استمارات للتعبئة، ولن يطلب منك أحد الكلام. الجلوس في أي مكان. لا بأس بالتأخر أو المغادرة مبكراً.
first-around = احسبوني وعرّفوني بالمكان
first-quietly = احسبوني بهدوء
first-note = إن طلبت التعريف بالمكان، يرى من يدير اللقاء أن شخصاً جديداً هنا. لا اسم ولا وجه.

which-title = أي لقاء؟
which-note = { $room } · { $time }

welcome-title = أهلاً بك
welcome-name = أهلاً بك، { $name }
welcome-lead = سُجّل حضورك.
welcome-counted = حُسب حضورك.
welcome-nothing-on = لا لقاء مقرراً الآن. أهلاً بك على أي حال، وقد حُفظ أنك حضرت.
welcome-something = شيء لك
welcome-about-me = عنّي
welcome-not-me = لست أنا
all-set-title = كل شيء جاهز
all-set-since = سُجّل حضورك في { $time }.
all-set-leaving = سأغادر
noted-title = تم
noted-body = جميل أنك حضرت. هذا محفوظ بأمان، ويُضاف إلى القائمة لاحقاً.
undone-title = أُلغي
undone-body = هذا التسجيل لا يُحسب. يمكنك التسجيل من جديد متى شئت.
goodbye-title = مع السلامة
goodbye-body = حُفظ أنك غادرت في { $time }.

another-title = لنجرّب طريقة أخرى
another-card = هذه البطاقة جديدة علينا.
another-name = لم نجد أحداً بهذا.
another-ask = سؤال الاستقبال
another-rest = { $secs ->
    [one] لنأخذ نفساً. نعود إلى الأسماء بعد ثانية. البطاقات تعمل الآن.
    [two] لنأخذ نفساً. نعود إلى الأسماء بعد ثانيتين. البطاقات تعمل الآن.
    [few] لنأخذ نفساً. نعود إلى الأسماء بعد { $secs } ثوانٍ. البطاقات تعمل الآن.
    [many] لنأخذ نفساً. نعود إلى الأسماء بعد { $secs } ثانية. البطاقات تعمل الآن.
   *[other] لنأخذ نفساً. نعود إلى الأسماء بعد { $secs } ثانية. البطاقات تعمل الآن.
}
greeter-title = الاستقبال سيساعدك
greeter-body = يُرجى إخبار من في الاستقبال. هناك طريقة أخرى، ولا تأخذ إلا لحظة.

paper-title = اليوم القائمة على الورق
paper-body = يُرجى التوجه إلى الاستقبال.
paper-code = للفريق: { $code }
asleep-title = هذه الشاشة لم تستيقظ بعد
asleep-body = يُرجى التوجه إلى الاستقبال: هناك قائمة ورقية.
asleep-staff = للفريق: تُدخل ذاكرة المفتاح ثم يُلمس «إدارة اللقاء».

something-title = شيء لك
something-today = اليوم
something-since = منذ { $date }
something-call = اذكروا اسمي
something-quietly = بهدوء
something-not-today = ليس اليوم
something-none = لا شيء اليوم. شكراً لحضورك.
something-call-thanks = سيُذكر في هذا اللقاء.
something-quietly-thanks = هو لك. لن يقول أحد كلمة.

still-title = أما زلت هنا؟
still-body = على مهلك.
still-kept = على مهلك. كل شيء محفوظ ولن يضيع شيء.
still-yes = ما زلت هنا
still-done = انتهيت
put-away-title = محفوظ لك
put-away-body = لن يضيع شيء. تكفي البطاقة مرة أخرى، أو الاسم والرسمة، للعودة إلى المكان نفسه.
put-away-card = لن يضيع شيء. تكفي البطاقة مرة أخرى للعودة إلى المكان نفسه.
put-away-else = شخص آخر؟ البداية من هنا

language-title = اللغة
display-title = الخط والأزرار
display-large = خط أكبر
display-low = إنزال الأزرار
display-contrast = تباين عالٍ
display-motion = حركة أقل

about-title = عنّي
about-lead = كل هذا يعود إليك. ويمكن أن يبقى أي منه فارغاً.
about-name = الاسم الذي أستعمله
about-mark-new = غيرهما من فضلكم
about-mark-first = يُحفظ اسم أولاً، ثم تأتي معه رسمة ولون.
about-language = لغتي
about-language-site = كما هي هنا
about-text = حجم الخط
about-text-large = أكبر
about-text-normal = عادي
about-consents = ما يجوز حفظه
about-date = تاريخ يهمّني
about-date-update = تحديث التاريخ
about-date-note = يكفي الشهر. لا يراه أحد إلا إذا أردت.
about-date-saved = حُفظ. سعداء بوجودك.
about-date-future = هذا اليوم لم يأتِ بعد. يُرجى اختيار اليوم أو يوم قبله.
about-date-long-ago = مضى على هذا أكثر من 60 سنة. هل هو صحيح؟
about-date-is-right = نعم، صحيح
about-date-day = اليوم
about-date-month = الشهر
about-date-year = السنة
about-date-whole-month = يكفي الشهر
about-date-forget = بلا تاريخ
about-date-leap = في 1 مارس حين لا يوجد 29 فبراير
about-off = حذف بياناتي
about-off-title = هل تُحذف بياناتك؟
about-off-body = يُمحى هنا اسمك والتاريخ ورسمتك وبطاقتك. اللقاءات التي حضرتها تبقى محسوبة، بلا ذكر لك فيها. لا رجعة في هذا.
about-off-yes = نعم، احذفوها
about-off-no = لا، أبقوها
about-off-thanks = شكراً لحضورك
about-off-done = تم. أهلاً بك هنا في أي وقت.
about-saved = حُفظ
about-name-busy = هنا أسماء مثل هذا. يُرجى إضافة حرف أو كلمة للتمييز بينها.
consent-keep-name = حفظ الاسم الذي أستعمله
consent-remember-date = تذكّر تاريخ يهمّني
consent-tell-facilitator = إخبار من يدير اللقاء بمحطاتي
consent-name-in-exports = وضع اسمي في التقارير

help-title = مساعدة الآن
help-empty = يُرجى الحديث مع من في الاستقبال أو مع أي شخص هنا. سيبحثون معك عن المساعدة.

door-hand = نرحّب بمن يساعد: { $roles }
idle-touch = لمسة على الشاشة لتسجيل الحضور، أو إبراز البطاقة
idle-evenings = { $count ->
    [one] أمسية واحدة معاً هذه السنة
    [two] أمسيتان معاً هذه السنة
    [few] { $count } أمسيات معاً هذه السنة
    [many] { $count } أمسية معاً هذه السنة
   *[other] { $count } أمسية معاً هذه السنة
}
idle-meetings = { $count ->
    [one] لقاء واحد معاً هذه السنة
    [two] لقاءان معاً هذه السنة
    [few] { $count } لقاءات معاً هذه السنة
    [many] { $count } لقاءً معاً هذه السنة
   *[other] { $count } لقاء معاً هذه السنة
}
mirror-aim = الرمز المربع نحو الكاميرا
mirror-hold-up = إبراز البطاقة
mirror-read = قُرئت. شكراً.
welcome-later = سُجّل حضورك. للمزيد، يكفي إبراز بطاقتك لاحقاً.
welcome-family = جميل أنك حضرت، من أجل نفسك.
welcome-family-card = للأهل والأصدقاء
welcome-together = معاً
display-time = وقت أطول
display-time-once = المعتاد
display-time-twice = مرتان
display-time-four = 4 مرات
display-time-endless = بلا حد
display-buttons = زران
display-sound = أصوات
display-speech = إرشاد صوتي
about-statement = إفادة حضور
about-statement-ask = يمكنك الحصول على ورقة تفيد بأنك كنت في هذا اللقاء. تُطلب هنا، وتُؤخذ في النهاية ممّن يدير اللقاء. تحمل الاسم الذي يناسبك، ولا تُعطى إلا لك، ولا تُحفظ.
about-statement-asked = طلبتها. يُرجى التوجه إلى من يدير اللقاء بعد انتهائه.
about-statement-yes = أريدها
about-statement-no = لا أحتاجها
together-title = معاً
together-note = لا يرى ما يُلمس هنا إلا من يدير اللقاء. وحين يُغلق اللقاء لا يبقى أثر لمن أراد الكلام ولا لمن استمع.
together-note-short = لا يراه إلا من يدير اللقاء.
together-ask = أودّ الكلام مع من مرّ بهذا
together-asked = يستطيع من يدير اللقاء رؤيته، بلا اسمك، وسيقول أين مكان الحديث. وإن لم تسمع شيئاً فاسأل في الاستقبال.
together-listen = أستطيع الاستماع اليوم
together-listen-named = أستطيع الاستماع، ويمكن ذكر اسمي
together-listens = شكراً. سيُقال أين مكان الحديث.
together-hand = المساعدة في المرة القادمة
hand-title = { $date }
hand-note = لمسة على ما يناسبك. ولمسة أخرى لتركه.
hand-taken = محجوز: { $roles }
hand-lent = حُفظ. لمسة أخرى لتركه، أو يمكن إخبار من يدير اللقاء لاحقاً.
hand-quicker = سبق أحدٌ إلى ذلك. شكراً على كل حال.
role-coffee = القهوة
role-chairs = الكراسي
role-greeting = الاستقبال
hand-by-name = باسمي
hand-as-somebody = بلا اسم
hand-name-note = لا يراه إلا من يدير اللقاء.
honours-count = { $count ->
    [one] لقاء واحد هنا
    [two] لقاءان هنا
    [few] { $count } لقاءات هنا
    [many] { $count } لقاءً هنا
   *[other] { $count } لقاء هنا
}
honours-since = { $count ->
    [one] لقاء واحد هنا، منذ { $since }
    [two] لقاءان هنا، منذ { $since }
    [few] { $count } لقاءات هنا، منذ { $since }
    [many] { $count } لقاءً هنا، منذ { $since }
   *[other] { $count } لقاء هنا، منذ { $since }
}
help-cards = للقراءة
help-talk = الكلام مع أحد هنا
talk-ask-title = هل يريحك الكلام؟
talk-ask-body = يرى من يدير اللقاء أن أحداً يريد الكلام، بلا اسم. وحين يُغلق اللقاء يُمحى ذلك.
talk-asked-title = يستطيع من يدير اللقاء رؤيته
talk-asked-body = سيقول للقاعة كلها أين مكان الحديث، ولا يلزم أحداً رفع يده. وإن لم تسمع شيئاً فاسأل في الاستقبال.
talk-nobody-title = يُرجى السؤال في الاستقبال
talk-nobody-body = لا لقاء مفتوح هنا الآن يراه أحد فيه. يمكن الحديث مع من في الاستقبال أو مع أي شخص هنا. وفي المساعدة أرقام يمكن الاتصال بها.
shelf-title = للقراءة على مهل
shelf-phone = للهاتف
