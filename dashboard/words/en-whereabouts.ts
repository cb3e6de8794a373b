/* Whether a start says where the technician's phone is. */

export const whereabouts = {
  heading: 'Where I start',
  label: 'Say where this phone is when I tap that I start work',
  kept: 'The place is kept with the start of that appointment, as long as the job is. Your office and whoever is on the job with you see it; customers do not.',
  never:
    'It is asked for at that tap alone, and the tap does not wait for it for more than 3 seconds. This switch counts for this phone; switched off, what was kept stays.',
  asking: 'Your phone asks whether it may say where it is…',
  refused:
    'Your phone does not say where it is, so this stays off. Allow it for this page in the phone’s settings first.',
};
