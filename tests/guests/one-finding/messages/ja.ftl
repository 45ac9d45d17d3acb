title = 1件の所見
about = 何も調べません。
proves = チェックを実行できることを示します。
does-not-prove = 構成については何も示しません。

TEST-ONE-00 = チェックを実行できます。
