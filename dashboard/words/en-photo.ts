/* What stands around a technician's photo and certifications, which his customers see. */
export const photo = {
  heading: 'Photo for customers',
  hint: 'Customers see it, with the name, when somebody is on the way to them. A face in good light is best.',
  of: (name: string) => `Photo of ${name}`,
  none: 'No photo yet.',
  choose: 'Choose a photo',
  another: 'Choose another photo',
  sending: 'Sending…',
  remove: 'Remove photo',
  saved: 'Saved. Customers see it from now on.',
  removed: 'Removed.',
  unreadable: 'This file is no picture that can be read here. Choose a JPEG or PNG.',
  trouble: 'It could not be saved. Please try again.',
  certifications: 'Certifications',
  certificationsHint: 'One a line, at most 8. Customers read them beside the name: EPA 608 certified.',
};
