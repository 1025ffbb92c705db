import type { ImportReport } from "@/lib/sessions/import/report";
import { packFiles, UPLOAD_TYPE } from "@/lib/sessions/upload/pack";
import type { DroppedFile } from "./read-drop";

export interface Upload {
  result: Promise<ImportReport>;
  cancel(): void;
}

export class UploadCanceled extends Error {
  override readonly name = "UploadCanceled";
}

/** Sends files in one request, read from disk as they go. `onProgress` counts bytes sent. */
export function upload(slug: string, files: readonly DroppedFile[], agent: string, onProgress: (sent: number, total: number) => void): Upload {
  const request = new XMLHttpRequest();
  const result = new Promise<ImportReport>((resolve, reject) => {
    request.open("POST", `/api/w/${slug}/imports${agent ? `?agent=${encodeURIComponent(agent)}` : ""}`);
    request.setRequestHeader("content-type", UPLOAD_TYPE);
    request.upload.onprogress = (event) => onProgress(event.loaded, event.total);
    request.onabort = () => reject(new UploadCanceled("The import was canceled."));
    request.onerror = () => reject(new Error("The connection was lost. What was finished is kept; send the files again and the rest is added."));
    request.onload = () => {
      const answer = parsed(request.responseText);
      if (request.status === 200) resolve(answer as ImportReport);
      else reject(new Error((answer as { detail?: string } | null)?.detail ?? `The server answered with ${request.status}. Try again.`));
    };
    request.send(packFiles(files));
  });
  return { result, cancel: () => request.abort() };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
