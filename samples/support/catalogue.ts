import { Random } from "../random";

/** The shop's world: customers, products, orders. Invented names; `.example` addresses lead nowhere. */

const FIRST =
  "Amelia Jonas Priya Mateo Ingrid Kwame Sofia Henrik Leila Tomasz Chiara Dmitri Aisha Rowan Yuki Farid Nadia Oscar Beatriz Callum Hana Emil Zoe Ravi Marta Idris Lena Paulo Greta Samir Noor Felix Wanjiru Elio Maren Tariq Ruth Anton Saoirse Bao".split(
    " ",
  );
const LAST =
  "Okafor Lindqvist Moreau Castellano Brandt Nakamura Petrov Haddad Sørensen Kowalski Ferrari Banerjee O'Neill Vasquez Adeyemi Keller Novak Silva Whitaker Rahman Dubois Holm Mensah Ortega Byrne Yamada Farouk Jansen Pires Klein Abbott Osei Varga Lund Malik Romero Fischer Doyle Singh Tran".split(
    " ",
  );
const STREETS = [
  "Alder Lane",
  "Harbour Street",
  "Mill Road",
  "Cedar Court",
  "Station Road",
  "Orchard Way",
  "Queen's Row",
  "Tannery Yard",
  "Bridge Street",
  "Lindenallee",
];
const CITIES = ["Portland", "Leeds", "Hamburg", "Austin", "Cork", "Lyon", "Utrecht", "Denver", "Aarhus", "Bristol"];

interface Product {
  name: string;
  price: [number, number];
  options: Record<string, string[]>;
}

const PRODUCTS: readonly Product[] = [
  { name: "desk lamp", price: [34, 140], options: { colour: ["white", "black", "brass"], brightness: ["low", "medium", "high"] } },
  { name: "water bottle", price: [18, 46], options: { size: ["500 ml", "750 ml", "1 l"], colour: ["blue", "red", "steel"] } },
  { name: "running shoes", price: [79, 189], options: { size: ["38", "40", "42", "44"], colour: ["grey", "green", "black"] } },
  { name: "mechanical keyboard", price: [89, 240], options: { switches: ["linear", "tactile", "clicky"], layout: ["full", "compact"] } },
  { name: "wireless earbuds", price: [59, 210], options: { colour: ["white", "black"], charging: ["cable", "wireless"] } },
  { name: "hiking backpack", price: [64, 175], options: { volume: ["22 l", "35 l", "50 l"], colour: ["olive", "navy"] } },
  { name: "espresso machine", price: [149, 520], options: { pump: ["9 bar", "15 bar"], colour: ["red", "steel"] } },
  { name: "bookshelf", price: [72, 210], options: { height: ["4 ft", "5 ft", "6 ft"], wood: ["oak", "walnut", "glass"] } },
  { name: "air purifier", price: [99, 320], options: { room: ["small", "medium", "large"] } },
  { name: "yoga mat", price: [22, 68], options: { thickness: ["4 mm", "6 mm"], colour: ["plum", "teal", "sand"] } },
  { name: "office chair", price: [119, 460], options: { armrests: ["fixed", "adjustable"], fabric: ["mesh", "leather"] } },
  { name: "garden hose", price: [25, 80], options: { length: ["25 ft", "50 ft", "100 ft"] } },
  { name: "rain jacket", price: [58, 199], options: { size: ["S", "M", "L", "XL"], colour: ["yellow", "navy", "moss"] } },
  { name: "tablet", price: [229, 780], options: { storage: ["64 GB", "128 GB", "256 GB"], colour: ["grey", "silver"] } },
  { name: "cast-iron pan", price: [29, 95], options: { diameter: ["24 cm", "28 cm", "30 cm"] } },
  { name: "bath towels", price: [19, 60], options: { set: ["2 pieces", "4 pieces"], colour: ["white", "sage", "slate"] } },
];

export interface Item {
  item_id: string;
  name: string;
  price: number;
  options: Record<string, string>;
}

export interface Order {
  order_id: string;
  status: "delivered" | "pending" | "processed";
  items: Item[];
  total: number;
  payment: string;
}

export interface Customer {
  id: string;
  first: string;
  last: string;
  email: string;
  zip: string;
  street: string;
  city: string;
  /** Payment methods on file; an order names the one it was paid with. */
  payments: string[];
  orders: Order[];
}

function makeItem(random: Random, product: Product): Item {
  const options: Record<string, string> = {};
  for (const [key, values] of Object.entries(product.options)) options[key] = random.pick(values);
  return { item_id: random.digits(10), name: product.name, price: random.int(product.price[0] * 100, product.price[1] * 100) / 100, options };
}

/** The customer of one task; the same in every trial. The order in question comes first. */
export function makeCustomer(key: string, position: number, status: Order["status"]): Customer {
  const random = new Random(`customer/${key}`);
  const first = FIRST[position % FIRST.length] as string;
  const last = LAST[(position * 7 + 3) % LAST.length] as string;
  const plain = `${first}_${last}`
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z_]/g, "");
  const payments = random.some(["paypal", "credit_card", "gift_card"], 3).map((method) => `${method}_${random.digits(7)}`);
  const products = random.some(PRODUCTS, 5);
  const orderOf = (index: number, orderStatus: Order["status"], paid: string): Order => {
    const items = products.slice(index * 2, index * 2 + 2).map((product) => makeItem(random, product));
    return {
      order_id: `#W${random.digits(7)}`,
      status: orderStatus,
      items,
      total: Math.round(items.reduce((sum, item) => sum + item.price, 0) * 100) / 100,
      payment: paid,
    };
  };
  return {
    id: `${plain}_${random.digits(4)}`,
    first,
    last,
    email: `${plain.replace("_", ".")}${random.digits(2)}@mail.example`,
    zip: random.digits(5),
    street: `${random.int(2, 940)} ${random.pick(STREETS)}`,
    city: random.pick(CITIES),
    payments,
    // The second method on file paid the order in question; the first is the tempting wrong one.
    orders: [orderOf(0, status, payments[1] as string), orderOf(1, "delivered", payments[0] as string)],
  };
}

/** Another variant of the same product, as exchanges need it. */
export function otherVariant(random: Random, item: Item): { item_id: string; options: Record<string, string>; price: number } {
  const product = PRODUCTS.find((candidate) => candidate.name === item.name);
  const options = { ...item.options };
  const key = random.pick(Object.keys(options));
  options[key] = random.pick((product?.options[key] ?? ["other"]).filter((value) => value !== item.options[key]));
  return { item_id: random.digits(10), options, price: Math.round(item.price * random.int(95, 110)) / 100 };
}

/** "paypal_7644869" as people say it. */
export function spoken(payment: string): string {
  if (payment.startsWith("paypal")) return "PayPal";
  if (payment.startsWith("gift_card")) return "gift card";
  return `card ending in ${payment.slice(-4)}`;
}
