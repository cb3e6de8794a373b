/* Customers at the desk. */

export const customers = {
  heading: 'Customers',
  back: 'Back to the customers',
  add: 'New customer',
  search: 'Search by name, phone or address',
  searchHint: (count: number) => `In the ${count} newest customers.`,
  nobody: (searched: string) => `Nobody here matches “${searched}”.`,
  more: 'Show more',
  emptyHeading: 'There is no customer yet.',
  empty: 'A customer is added here, or by the first call from a new number.',
  missing: 'There is no such customer.',
  facts: 'Contact',
  phone: 'Phone',
  email: 'Email',
  address: 'Address',
  none: 'Not known',
  unreachable: 'There is no phone and no email: messages about jobs cannot reach this customer.',
  jobs: 'Jobs',
  noJobs: 'No job yet.',
  newJob: 'New job',
};

export const newCustomer = {
  heading: 'New customer',
  name: 'Name',
  phone: 'Phone',
  phoneHint: 'Calls from this number are found under this customer.',
  email: 'Email',
  address: 'Address',
  addressHint: 'Street, then city.',
  create: 'Add customer',
  cancel: 'Cancel',
  missing: { name: 'Enter the name.' },
};
