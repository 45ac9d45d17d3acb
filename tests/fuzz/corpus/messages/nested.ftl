A-1 = { $what } at { { $nested } }
    .why = because of { $why ->
        [one] { $first }
       *[other] { "text" } { A-2 }
    }
    .plain = nothing
A-2 = two
A-3 =
    .only = { $x } and { $y }
