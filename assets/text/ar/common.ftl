# كلمات تحتاجها كل شاشة: اللغة والتواريخ والمفاتيح والأزرار.

language-name = العربية
# 12 or 24; a site can overrule it.
language-hours = 12
# ltr or rtl: from left to right, or from right to left.
language-direction = rtl

weekday-1 = الاثنين
weekday-2 = الثلاثاء
weekday-3 = الأربعاء
weekday-4 = الخميس
weekday-5 = الجمعة
weekday-6 = السبت
weekday-7 = الأحد

month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر

# Within a date.
month-of-1 = { month-1 }
month-of-2 = { month-2 }
month-of-3 = { month-3 }
month-of-4 = { month-4 }
month-of-5 = { month-5 }
month-of-6 = { month-6 }
month-of-7 = { month-7 }
month-of-8 = { month-8 }
month-of-9 = { month-9 }
month-of-10 = { month-10 }
month-of-11 = { month-11 }
month-of-12 = { month-12 }

date-long = { $weekday }، { $day } { $month-of } { $year }
date-day = { $weekday }، { $day } { $month-of }
date-full = { $day } { $month-of } { $year }
date-month = { $month } { $year }
time-12-before-noon = { $hour }:{ $minute } ص
time-12-after-noon = { $hour }:{ $minute } م
time-24 = { $hour24 }:{ $minute }
time-span = من { $start } إلى { $end }

button-back = رجوع
button-done = تم
button-next = التالي
button-previous = السابق
button-cancel = إلغاء
button-save = حفظ
button-again = مرة أخرى
button-help = مساعدة الآن
button-help-short = مساعدة

key-space = مسافة
key-backspace = حذف
key-shift = Aa
key-digits = 123
key-accents = áęñ
key-accents-more = čőš
key-letters = a–z
key-done = تم
key-abc = ABC
key-qwerty = QWERTY
key-azerty = AZERTY
key-qwertz = QWERTZ

list-page = { $page } من { $pages }
list-empty = لا شيء هنا بعد.

stepper-less = – { $name }
stepper-more = + { $name }
toggle-on = نعم
toggle-off = لا

picture-kite = طائرة ورقية
picture-boat = قارب
picture-leaf = ورقة شجر
picture-umbrella = مظلة
picture-cat = قطة
picture-drum = طبل
picture-pear = كمثرى
picture-hat = قبعة
picture-snail = حلزون

colour-red = أحمر
colour-orange = برتقالي
colour-yellow = أصفر
colour-green = أخضر
colour-blue = أزرق
colour-purple = بنفسجي

mark-name = { $picture }، { $colour }
