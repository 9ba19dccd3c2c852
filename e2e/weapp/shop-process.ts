import { openTestShop } from '../../local/testing-shop';

/** The shop of one test file, in a process of its own: the brand's rules, stores and staff, no members, no timers. Argument: the local time at which its clock starts. */
async function main(): Promise<void> {
  const [at] = process.argv.slice(2);
  const shop = await openTestShop(at === undefined ? {} : { at: Date.parse(`${at}+08:00`) });
  console.log(`ready at ${shop.url}`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
