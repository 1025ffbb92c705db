/** The most bytes that one upload may have: LUCID_MAX_UPLOAD_MB, else 4 GB. Nothing of it is held in memory. */
export function maxUploadBytes(): number {
  const megabytes = Number(process.env.LUCID_MAX_UPLOAD_MB);
  return (Number.isFinite(megabytes) && megabytes > 0 ? megabytes : 4096) * 1024 * 1024;
}
