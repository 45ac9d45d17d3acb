a = { $b ->
	[one] あ { "\u00E4" }
 *[other] C:\users { "{" }
 }
