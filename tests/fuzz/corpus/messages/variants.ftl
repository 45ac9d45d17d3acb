a = { $b ->
    [0] none
    [3.5] some
   *[no-value_2] other
 }
