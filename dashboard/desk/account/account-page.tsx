import { callApi } from '../../client/call-api.ts';
import { account as words } from '../../words/en-account.ts';
import { useLoaded } from '../loaded.ts';
import { Page } from '../page.tsx';
import { AccountForm } from './account-form.tsx';

/** What the account has set for itself. For administrators. */
export function AccountPage() {
  const account = useLoaded('account', (signal) => callApi('GET /v1/account', {}, { signal }));
  const plans = useLoaded('plans', (signal) => callApi('GET /v1/plans', { query: { limit: 100 } }, { signal }));
  return (
    <Page heading={words.heading}>
      {account.data === undefined || plans.data === undefined ? (
        <p role="status">{account.sentence ?? plans.sentence}</p>
      ) : (
        <AccountForm
          account={account.data}
          plans={plans.data.items}
          onSaved={account.replace}
          onCancel={account.reload}
        />
      )}
    </Page>
  );
}
