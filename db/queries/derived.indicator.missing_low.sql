-- 距下限: what is lacking to the low end or, where lower is better, what is above it.
SELECT round(max(0, iif(k.direction IS '越低越好', @value - k.low, k.low - @value)), 9)
