-- 亮灯 at the end of :month, the latest of the year with a return. Null outside the year's plan.
SELECT {light} FROM ({basis}) WHERE y.category IS NOT NULL AND :month IS NOT NULL
