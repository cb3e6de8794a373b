import type { TemplatePreview, TemplateVersionView, TemplateView } from '../../../core/contracts/template-parts.ts';
import type { TextName } from '../../../core/text/text-name.ts';
import { type Answer, type CallOptions, callApi } from '../../client/call-api.ts';
import type { AnswerOf, RequestOf } from '../../client/contract.ts';
import { useLoaded } from '../loaded.ts';

type Texts = AnswerOf<'GET /v1/texts/{name}'>;
type Place = Pick<TemplateView, 'language' | 'channel'>;
type SavedBody = RequestOf<'PUT /v1/texts/{name}/{language}/{channel}'>['body'];
type DraftsBody = RequestOf<'POST /v1/texts/{name}/preview'>['body'];
type TestBody = RequestOf<'POST /v1/texts/{name}/send-test'>['body'];

/** Where texts are kept, and what the API does with them: those of a rule, and one of the catalogue, are edited alike. */
export interface TextSource {
  /** Names the source among all. */
  id: string;
  list: (options: CallOptions) => Promise<Answer<Texts>>;
  save: (place: Place, body: SavedBody, options: CallOptions) => Promise<Answer<TemplateView>>;
  versions: (place: Place, options: CallOptions) => Promise<Answer<{ items: TemplateVersionView[] }>>;
  preview: (body: DraftsBody, options: CallOptions) => Promise<Answer<TemplatePreview>>;
  sendTest: (body: TestBody, options: CallOptions) => Promise<Answer<undefined>>;
}

/** The texts of a notification rule. */
export function textsOfRule(ruleId: string): TextSource {
  const params = { ruleId };
  const templates = '/v1/notification-rules/{ruleId}/templates';
  const ofPlace = `${templates}/{language}/{channel}` as const;
  return {
    id: ruleId,
    list: (options) => callApi(`GET ${templates}`, { params }, options),
    save: (place, body, options) => callApi(`PUT ${ofPlace}`, { params: { ...params, ...place }, body }, options),
    versions: (place, options) => callApi(`GET ${ofPlace}/versions`, { params: { ...params, ...place } }, options),
    preview: (body, options) => callApi('POST /v1/notification-rules/{ruleId}/preview', { params, body }, options),
    sendTest: (body, options) => callApi('POST /v1/notification-rules/{ruleId}/send-test', { params, body }, options),
  };
}

/** A text of the catalogue. */
export function textOfCatalogue(name: TextName): TextSource {
  const params = { name };
  const ofPlace = '/v1/texts/{name}/{language}/{channel}';
  return {
    id: name,
    list: (options) => callApi('GET /v1/texts/{name}', { params }, options),
    save: (place, body, options) => callApi(`PUT ${ofPlace}`, { params: { ...params, ...place }, body }, options),
    versions: (place, options) => callApi(`GET ${ofPlace}/versions`, { params: { ...params, ...place } }, options),
    preview: (body, options) => callApi('POST /v1/texts/{name}/preview', { params, body }, options),
    sendTest: (body, options) => callApi('POST /v1/texts/{name}/send-test', { params, body }, options),
  };
}

/** What the source says, with a way to put a saved text in its place. */
export function useTexts(source: TextSource) {
  const { data, sentence, replace } = useLoaded(source.id, (signal) => source.list({ signal }));
  const put = (saved: TemplateView) =>
    data &&
    replace({
      ...data,
      items: data.items.map((each) =>
        each.language === saved.language && each.channel === saved.channel ? saved : each,
      ),
    });
  return { data, sentence, put };
}
