//! Components that take a compiler long, written byte by byte.

/// The numbers of WebAssembly: seven bits in each byte.
fn number(mut value: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = u8::try_from(value & 0x7f).expect("seven bits");
        value >>= 7;
        if value == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

fn section(id: u8, content: &[u8]) -> Vec<u8> {
    [&[id], number(content.len()).as_slice(), content].concat()
}

/// A component that holds a module with these functions, each without parameters and results.
pub(crate) fn component(functions: &[Vec<u8>]) -> Vec<u8> {
    let count = number(functions.len());
    let bodies = functions.iter().flat_map(|body| [number(body.len()), body.clone()]).flatten();
    let module = [
        b"\0asm\x01\0\0\0".to_vec(),
        section(1, b"\x01\x60\0\0"),
        section(3, &[count.clone(), vec![0; functions.len()]].concat()),
        section(10, &count.iter().copied().chain(bodies).collect::<Vec<u8>>()),
    ];
    [b"\0asm\x0d\0\x01\0".to_vec(), section(1, &module.concat())].concat()
}

/// Every loop in another one, and all of them go on with every local: a compiler keeps track of the product.
pub(crate) fn loops(locals: usize, depth: usize) -> Vec<u8> {
    let touched = (0..locals).flat_map(|local| {
        let local = number(local);
        [&[0x20], local.as_slice(), &[0x41, 1, 0x6a, 0x21], local.as_slice()].concat()
    });
    let body = [
        [&[1], number(locals).as_slice(), &[0x7f]].concat(),
        b"\x03\x40".repeat(depth),
        touched.collect(),
        b"\x41\0\x0d\0\x0b".repeat(depth),
        vec![0x0b],
    ];
    body.concat()
}
