//! Recovery dates, their arithmetic, and the milestone schemes.
