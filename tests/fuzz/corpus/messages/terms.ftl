-brand = Duo { $n ->
   *[one] x
 }
a = { -brand(n: "one") } { a.b } { NUMBER(1.5) }
    .b = { -brand }
c = { c }
d = { a }{ a }{ a }
