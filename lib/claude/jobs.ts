// The worker's entry imports this file for its effect: everything that is done in the background with Claude.
import "./pull/job";
import "./dreams/job";
import "./grade/job";
import "./publish/jobs";
import "./webhooks/job";
