-- 现处阶段 of a firm: its stage or, where none is written, what its dates say.
coalesce(stage, iif(landed IS NOT NULL, '落地', iif(registered IS NOT NULL, '注册', NULL)))
