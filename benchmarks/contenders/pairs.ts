// How others say who is paired with whom, turned into pairs in the order of the contract.

/** From the column of each row, -1 for none. */
export function pairsOfColumns(columns: ArrayLike<number>): Int32Array {
  const pairs: number[] = [];
  for (let row = 0; row < columns.length; row++) if (columns[row]! >= 0) pairs.push(row, columns[row]!);
  return Int32Array.from(pairs);
}

/** From the partner of each person, -1 for none; who names a partner that names another is not paired. */
export function pairsOfPartners(partners: ArrayLike<number>): Int32Array {
  const pairs: number[] = [];
  for (let one = 0; one < partners.length; one++) {
    const other = partners[one]!;
    if (other > one && partners[other] === one) pairs.push(one, other);
  }
  return Int32Array.from(pairs);
}
