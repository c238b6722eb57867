-- 评价结果: the value against both ends of the band, from the side that the direction comes from.
SELECT CASE
    WHEN @value IS NULL OR coalesce(k.low, k.high) IS NULL THEN NULL
    WHEN @value < k.low THEN iif(k.direction IS '越低越好', '超出', '未达')
    WHEN @value > k.high THEN iif(k.direction IS '越低越好', '未达', '超出')
    ELSE '区间内'
END
