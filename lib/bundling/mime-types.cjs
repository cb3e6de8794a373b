/*
 * Stands beside the sender's bundle in place of nodemailer's table of file types (76 KB): it is only asked about
 * attachments, and our emails have none.
 */
exports.detectMimeType = () => 'application/octet-stream';
exports.detectExtension = () => 'bin';
