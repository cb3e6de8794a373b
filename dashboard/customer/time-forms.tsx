import { useState } from 'preact/hooks';
import type { CustomerPage } from '../../core/contracts/customer-page.ts';
import { callApi } from '../client/call-api.ts';
import { useSaving } from '../desk/form/saving.ts';
import { TextField } from '../desk/form/text-field.tsx';
import { SendBar } from './send-bar.tsx';
import { customer as words } from './words.ts';

interface Props {
  token: string;
  page: CustomerPage;
  onPage: (page: CustomerPage) => void;
}

/** Yes to the time that is shown, or a wish for another one; neither moves the appointment. */
export function TimeForms({ token, page, onPage }: Props) {
  const { appointment, may } = page;
  if (!appointment || !(may.includes('confirm') || may.includes('ask_reschedule'))) return null;
  const read = { appointmentId: appointment.id, start: appointment.start };
  return (
    <section class="card time">
      {may.includes('confirm') && <ConfirmForm token={token} read={read} onPage={onPage} />}
      {may.includes('ask_reschedule') && <WishForm key={read.start} token={token} read={read} onPage={onPage} />}
    </section>
  );
}

type Part = Omit<Props, 'page'> & { read: Read };
type Read = { appointmentId: NonNullable<CustomerPage['appointment']>['id']; start: string };

function ConfirmForm({ token, read, onPage }: Part) {
  const saving = useSaving();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const request = { params: { token }, body: read };
        void saving
          .save((options) => callApi('POST /v1/c/{token}/confirm', request, options))
          .then((saved) => saved && onPage(saved.data));
      }}
    >
      <SendBar saving={saving} label={words.confirm} />
    </form>
  );
}

function WishForm({ token, read, onPage }: Part) {
  const [wish, setWish] = useState('');
  const saving = useSaving();
  return (
    <details>
      <summary>{words.rescheduleOpen}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const request = { params: { token }, body: { ...read, wish } };
          void saving
            .save((options) => callApi('POST /v1/c/{token}/reschedule', request, options))
            .then((saved) => saved && onPage(saved.data));
        }}
      >
        <TextField
          name="wish"
          label={words.wish}
          hint={words.wishHint}
          error={saving.errors.wish}
          value={wish}
          onValue={setWish}
          isOptional
          rows={2}
          maxLength={240}
        />
        <SendBar saving={saving} label={words.reschedule} isPrimary={false} />
      </form>
    </details>
  );
}
