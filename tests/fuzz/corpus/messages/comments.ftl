### Group
## x
# y
a = x


    indented
  .b = c
