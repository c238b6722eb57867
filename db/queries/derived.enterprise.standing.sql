SELECT {standing}
FROM (SELECT k.stage AS stage, k.registered AS registered, k.landed AS landed)
