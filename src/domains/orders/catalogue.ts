/** What the shop sells: names, prices and how much each product is in demand. Prices are integer won. */
import type { Json, LocalText } from '../domain'

/** A product of the shop. */
interface Product {
  readonly id: string
  readonly name: LocalText
  readonly price: number
  /** Share of the demand, out of the sum of all weights: 840 divided by the product's rank (Zipf's law). */
  readonly weight: number
}

/** All products. */
export const catalogue: readonly Product[] = [
  { id: 'desk', name: { en: 'Desk', ko: '책상' }, price: 189_000, weight: 105 },
  { id: 'chair', name: { en: 'Chair', ko: '의자' }, price: 129_000, weight: 140 },
  { id: 'lamp', name: { en: 'Lamp', ko: '스탠드' }, price: 39_000, weight: 210 },
  { id: 'monitor', name: { en: 'Monitor', ko: '모니터' }, price: 259_000, weight: 120 },
  { id: 'keyboard', name: { en: 'Keyboard', ko: '키보드' }, price: 79_000, weight: 280 },
  { id: 'mug', name: { en: 'Mug', ko: '머그컵' }, price: 12_000, weight: 840 },
  { id: 'notebook', name: { en: 'Notebook', ko: '노트' }, price: 4_500, weight: 420 },
  { id: 'backpack', name: { en: 'Backpack', ko: '백팩' }, price: 65_000, weight: 168 },
]

/** The product with an id; undefined when the shop has none such. */
export const findProduct = (id: Json | undefined): Product | undefined =>
  catalogue.find((product) => product.id === id)

/** The product's name as the read model writes it; the id itself for a product that the shop does not have. */
export const productName = (id: string): string => findProduct(id)?.name.en ?? id
