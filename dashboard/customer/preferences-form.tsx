import { useEffect, useRef, useState } from 'preact/hooks';
import type { CustomerPage } from '../../core/contracts/customer-page.ts';
import { callApi } from '../client/call-api.ts';
import { useSaving } from '../desk/form/saving.ts';
import { SendBar } from './send-bar.tsx';
import { customer } from './words.ts';

const CHANNELS = ['sms', 'email'] as const;
const KINDS = ['service', 'reminder', 'survey'] as const;

type Wanted = Record<(typeof KINDS)[number], boolean>;
type Draft = Partial<Record<(typeof CHANNELS)[number], Wanted>>;

/** The ticks as they are now; a phone that was stopped has none that could be set. */
const draftOf = ({ preferences }: CustomerPage): Draft =>
  Object.fromEntries(
    CHANNELS.flatMap((channel) => {
      const line = preferences[channel];
      return line && !line.stopped ? [[channel, wantedOf(line)] as const] : [];
    }),
  );
const wantedOf = ({ service, reminder, survey }: Wanted): Wanted => ({ service, reminder, survey });

/**
 * What he is sent, by channel and kind. Closed until he wants it; open and in view for whoever comes by a mailbox's
 * "unsubscribe", who has changed nothing by opening it.
 */
export function PreferencesForm({
  token,
  page,
  onPage,
  isOpen,
}: {
  token: string;
  page: CustomerPage;
  onPage: (page: CustomerPage) => void;
  isOpen: boolean;
}) {
  const [draft, setDraft] = useState(() => draftOf(page));
  const [isSaved, setIsSaved] = useState(false);
  const saving = useSaving();
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (isOpen) details.current?.scrollIntoView();
  }, [isOpen]);

  const change = (next: Draft) => {
    setIsSaved(false);
    setDraft(next);
  };
  const submit = async () => {
    const request = { params: { token }, body: draft };
    const saved = await saving.save((options) => callApi('PUT /v1/c/{token}/preferences', request, options));
    if (!saved) return;
    setIsSaved(true);
    setDraft(draftOf(saved.data));
    onPage(saved.data);
  };
  if (CHANNELS.every((channel) => !page.preferences[channel])) return null;
  const canChange = Object.keys(draft).length > 0;
  return (
    <details class="card preferences" ref={details} open={isOpen}>
      <summary>{customer.preferences.heading}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {canChange && <p class="hint">{customer.preferences.intro}</p>}
        {CHANNELS.map((channel) => {
          const line = page.preferences[channel];
          const wanted = draft[channel];
          if (!line) return null;
          return (
            <fieldset key={channel}>
              <legend>{customer.preferences.channel(channel, line.address)}</legend>
              {wanted ? (
                KINDS.map((kind) => (
                  <label key={kind}>
                    <input
                      type="checkbox"
                      checked={wanted[kind]}
                      onChange={(event) =>
                        change({ ...draft, [channel]: { ...wanted, [kind]: event.currentTarget.checked } })
                      }
                    />
                    {customer.preferences.kinds[kind]}
                  </label>
                ))
              ) : (
                <p>{customer.preferences.stopped}</p>
              )}
            </fieldset>
          );
        })}
        <p role="status">{isSaved && customer.preferences.saved}</p>
        {canChange && <SendBar saving={saving} label={customer.preferences.save} isPrimary={false} />}
      </form>
    </details>
  );
}
