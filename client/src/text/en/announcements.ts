/** Weather of a store's day, and what was told to many. */
export const announcements = {
  announcements: {
    title: 'Rain and announcements',
    row: 'Rain and announcements',
    rowHint: 'Care on a rainy day; an announcement can be stopped at any time',
    weather: 'Weather',
    weatherHint: 'Once on, members hear a word of care; turned off the same day, what has not left is stopped',
    noWords: 'There is no template for rainy days yet, so there is nothing to say',
    noStores: 'No stores yet',
    today: 'Today',
    tomorrow: 'Tomorrow',
    told: 'Told to many',
    toldNone: 'Nothing yet',
    counted: (members: number, sent: number, waiting: number) => `${members} decided about · ${sent} sent · ${waiting} waiting`,
    stop: 'Stop this announcement',
    state: { running: 'Under way', done: 'Done', stopped: 'Stopped' },
  },
};
