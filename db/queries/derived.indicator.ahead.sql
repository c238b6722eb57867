-- 与序时应达差: how much better than asked for the value is, without the noise of binary fractions.
SELECT round(iif(k.direction IS '越低越好', -1, 1) * (@value - @due_by_now), 9) + 0.0
