-- 距上限: what is lacking to the high end or, where lower is better, what is above it.
SELECT round(max(0, iif(k.direction IS '越低越好', @value - k.high, k.high - @value)), 9)
