import { useState } from 'preact/hooks';
import type { CustomerPage } from '../../core/contracts/customer-page.ts';
import { callApi } from '../client/call-api.ts';
import { useSaving } from '../desk/form/saving.ts';
import { TextField } from '../desk/form/text-field.tsx';
import { SendBar } from './send-bar.tsx';
import { customer } from './words.ts';

const RATINGS = [1, 2, 3, 4, 5] as const;

/** How it was: five steps and a word. Once said it is thanked for, and for a week it can be said better. */
export function SurveyForm({
  token,
  page,
  onPage,
}: {
  token: string;
  page: CustomerPage;
  onPage: (page: CustomerPage) => void;
}) {
  const { survey, may, reviewLink } = page;
  const [isOpen, setIsOpen] = useState(survey === undefined);
  return (
    <section class="card survey">
      <h2>{customer.survey.heading}</h2>
      {isOpen && may.includes('answer_survey') ? (
        <Answer
          {...{ token, survey }}
          onPage={(next) => {
            setIsOpen(false);
            onPage(next);
          }}
        />
      ) : (
        survey && (
          <>
            <p role="status">
              <strong>{customer.survey.thanks}</strong> {customer.survey.said(survey.rating)}
            </p>
            {survey.comment && <blockquote>{survey.comment}</blockquote>}
            {reviewLink && (
              <a class="button" href={reviewLink} rel="noreferrer">
                {customer.survey.review}
              </a>
            )}
            {may.includes('answer_survey') && (
              <button type="button" class="quiet" onClick={() => setIsOpen(true)}>
                {customer.survey.change}
              </button>
            )}
          </>
        )
      )}
    </section>
  );
}

function Answer({
  token,
  survey,
  onPage,
}: {
  token: string;
  survey: CustomerPage['survey'];
  onPage: (page: CustomerPage) => void;
}) {
  const [rating, setRating] = useState(survey?.rating);
  const [comment, setComment] = useState(survey?.comment ?? '');
  const saving = useSaving();
  const submit = async () => {
    if (rating === undefined) return saving.refuse({ rating: customer.survey.missing });
    const body = { rating, comment };
    const saved = await saving.save((options) =>
      callApi('POST /v1/c/{token}/survey', { params: { token }, body }, options),
    );
    if (saved) onPage(saved.data);
  };
  const { errors } = saving;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <fieldset id="rating" aria-describedby={errors.rating ? 'rating-error' : undefined}>
        <legend>{customer.survey.rating}</legend>
        <div class="ratings">
          {RATINGS.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="rating"
                value={each}
                checked={rating === each}
                onChange={() => setRating(each)}
              />
              <span>
                <strong>{each}</strong> {customer.survey.ratings[each - 1]}
              </span>
            </label>
          ))}
        </div>
        {errors.rating && (
          <p class="error" id="rating-error">
            {errors.rating}
          </p>
        )}
      </fieldset>
      <TextField
        name="comment"
        label={customer.survey.comment}
        error={errors.comment}
        value={comment}
        onValue={setComment}
        isOptional
        rows={3}
        maxLength={1000}
      />
      <SendBar saving={saving} label={customer.survey.send} />
    </form>
  );
}
