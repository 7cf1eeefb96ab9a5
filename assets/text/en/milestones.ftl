# What milestones are called; a site's own scheme may have its own words.

span-welcome = Welcome
span-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
span-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
span-years = { $n ->
    [one] { $n } year
   *[other] { $n } years
}
span-visits = { $n ->
    [one] First time here
   *[other] { $n } meetings here
}
span-months-with-us = { $n ->
    [one] { $n } month with us
   *[other] { $n } months with us
}
