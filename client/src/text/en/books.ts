import type { Points } from '../../../../shared/kernel/units';
import type { Like } from '../like';
import { sayIn } from '../say';
import type { books as zh } from '../zh/books';

const say = sayIn('en');
const members = (count: number) => `${say.count(count)} ${count === 1 ? 'member' : 'members'}`;

export const books: Like<typeof zh> = {
  books: {
    title: 'Points book',
    deskRow: 'Points book',
    deskHint: "Look up a member's points, put them right",
    deskDiffers: (count: number) => `${members(count)} whose books differ: please look`,
    tabs: { member: 'Member', waiting: 'To approve', report: 'Books' },

    bookOf: "Member's points",
    available: 'Points to spend',
    pending: (points: Points) => `${say.points(points)} more once the refund window closes`,
    owed: (points: Points) => `${say.points(points)} owed after a refund; the next points pay them first`,
    noPoints: 'No points that will expire',
    expiring: 'When they expire',
    endOf: (month: string) => `End of ${month}`,
    entries: 'Every change',
    noEntries: 'No changes yet',
    balanceAfter: (points: Points) => `${say.points(points)} left`,

    adjust: 'Change points',
    add: 'Add',
    take: 'Take away',
    howMany: 'How many',
    howManyHint: 'A whole number, such as 200',
    reason: 'Reason',
    reasonHint: 'The member reads it in the list of changes',
    alone: (points: Points) => (points === 0 ? 'Your changes need the approval of the next level' : `Up to ${say.points(points)} at once; above that the next level approves`),
    send: 'Send',
    made: 'Changed',
    asked: (role: string) => `Sent. It waits for: ${role}`,

    waiting: 'Waiting for approval',
    waitingNone: 'Nothing waits for approval',
    waitingNoneHint: "Changes above somebody's limit appear here.",
    askedBy: (name: string, moment: string) => `Asked by ${name}, ${moment}`,
    needs: (role: string) => `Approved by: ${role}`,
    approve: 'Approve',
    decline: 'Decline',
    approved: 'Approved, and the points are booked',
    declined: 'Declined, and no points were changed',

    none: 'No night has kept the books yet',
    noneHint: 'Books are compared every midnight; the first report is here tomorrow.',
    holdings: 'What members hold',
    holdingsSaid: (count: number, points: Points) => `${members(count)} can spend ${say.points(points)} between them`,
    asOf: (day: string, entries: number) => `Compared at midnight of ${day}: ${say.count(entries)} changes`,
    right: 'Every change adds up to its balance',
    wrong: (count: number) => `The books of ${members(count)} differ. Nothing was changed; please have them checked.`,
    differs: (balance: Points, sum: Points) => `Balance ${say.points(balance)}, changes add up to ${say.points(sum)}`,
    counts: (counted: number, found: number) => `${say.count(counted)} changes on the account, ${say.count(found)} found`,
    unsettled: 'The night could not be made for this member; points and tier stay as they were',
    byMonth: 'By the month they expire in',
    byStore: 'By store',
    storeDetail: (count: number, pending: Points) => `${members(count)}, ${say.points(pending)} pending`,
    pendingSaid: (points: Points) => `${say.points(points)} pending`,
    owedSaid: (points: Points, count: number) => `${say.points(points)} owed; ${members(count)} below zero`,
    exportFile: 'Export as a table',
    exportName: (day: string) => `points-held-${day}.csv`,
    exported: 'Exported',
    exportColumns: ['Store', 'Members', 'Spendable', 'Pending', 'Owed', 'Members below zero', 'Past their month'],
    allStores: 'All stores',
    nightDid: (settled: number, coupons: number) => `That night changed ${members(settled)} and wrote ${say.count(coupons)} coupons expired`,
  },
};
