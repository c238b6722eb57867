-- 引进日期: when a firm registered or, where that is not known, landed. Its year is the year it counts in.
SELECT coalesce(k.registered, k.landed)
