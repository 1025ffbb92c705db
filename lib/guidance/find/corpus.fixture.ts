/**
 * Task descriptions with the item that should be found, written before the ranking existed and never changed to suit it. Each
 * item: title | trigger | text | tools; then four tasks, each optionally followed by ` @ tools` that the agent has.
 */
export interface CorpusItem {
  path: string;
  title: string;
  trigger: string;
  content: string;
  tools: string[];
  tasks: { task: string; tools: string[] }[];
}

const TEXT = `
refund-original | Refund to the original payment method | a customer asks for money back | Look up the order, confirm the amount with the customer, and send the refund to the card or account that paid. Never offer store credit first. | refund_payment
> Customer wants a refund for a damaged lamp bought last week @ refund_payment, get_order
> She paid by credit card and asks for her money back because the shoes do not fit
> Process return of headphones, send the amount back to the buyer's card
> The order was charged twice, give the money back for one of them

cancel-flight-24h | Check the 24 hour rule before cancelling a flight | a passenger wants to cancel a booking | Read the booking time first. Within 24 hours every fare can be cancelled free of charge; later only business fares or with insurance. | cancel_reservation
> Passenger asks to cancel the reservation he booked yesterday evening @ cancel_reservation, get_reservation_details
> I need to cancel my flight to Denver because of a family emergency
> The traveller wants to call off a trip booked ten hours ago, basic economy
> Cancel both reservations of this user and say whether it is free of charge

baggage-allowance | Count free bags by membership and cabin | someone adds or asks about luggage | Gold members in economy have three free bags, silver two, regular one. Charge 50 dollars for each one more. | update_reservation_baggages
> How many suitcases may a gold member check in for free?
> Add two more checked bags to reservation JX3PQ1 @ update_reservation_baggages
> The customer wants to bring an extra piece of luggage, tell the price
> User disputes the fee for an additional bag in economy

verify-identity | Verify who is calling before you read an account aloud | a person asks about an account by phone or chat | Ask for the e-mail or name and postcode, compare with the record, and only then read order details out. | find_user_id_by_email
> A caller wants to hear the details of his account but has not told his email yet @ find_user_id_by_email
> Authenticate the user by name and zip code, then answer questions about the profile
> Somebody claims to be the account owner and asks for the delivery address on file
> Identify the customer before showing order history

exchange-once | Collect all items before an exchange | a buyer exchanges delivered items | An exchange can be done only once per order: ask for every item to exchange before you call the tool. | exchange_delivered_order_items
> The customer would like to exchange the blue water bottle for a bigger one and maybe also the keyboard @ exchange_delivered_order_items
> Swap two delivered products of order W2378156 for other variants
> Exchange a delivered desk lamp against the model with the brighter bulb
> Buyer wants another size of the jacket that arrived on Monday, and has more items to swap

angry-customer | Say sorry once and then act | a customer is upset or complains | One sentence of apology, then the next concrete step with a time. Do not repeat the apology and do not argue. |
> Customer is furious that the parcel is late for the third time
> Handle a complaint from an upset client about rude staff
> The user is shouting in capital letters and demands compensation
> Respond to an angry review about bad service

escalate-human | Hand over to a person with a summary | the request is outside of what you may do | Transfer with three lines: who, what was asked, what was tried. Tell the customer that a person takes over. | transfer_to_human_agents
> The request cannot be solved with the available tools, transfer to a human @ transfer_to_human_agents
> User insists on speaking with a real person, a manager if possible
> Policy does not allow this, hand the case over to a colleague
> Escalate the ticket to a human agent with a short summary

address-change | Change the address only before shipping | someone wants another delivery address | Check that the order is still pending. For shipped orders offer redirection by the carrier. | modify_pending_order_address
> Please deliver my pending order to my new apartment @ modify_pending_order_address
> Customer moved and wants to change the shipping address of the order
> Update the delivery address, the parcel has not left the warehouse
> Is it possible to send it to my office instead of my home? The order has shipped already

gift-card | A gift card balance never leaves the card | someone pays or is refunded with a gift card | Refunds of gift card payments go to the card at once; a balance cannot be paid out as cash. |
> The buyer paid with a gift card and wants to return the mouse
> Convert the remaining gift card balance to cash
> Change the payment from credit card to gift card, the balance is 40 dollars
> How fast does a refund to a gift card arrive?

invoice-vat | Put the VAT number on the invoice before it is sent | a business customer asks for an invoice | Ask for the VAT number and company name, check the format, then issue. A sent invoice needs a credit note. |
> A company asks for an invoice with their VAT id
> Issue the invoice of March for our business customer in Austria
> The invoice was sent without the tax number, correct it
> Create billing document for a firm, they need the company name on it

pnpm-not-npm | Use pnpm, never npm, in the web repository | you install or run packages | The lock file is pnpm's. npm install writes a second one and breaks the build machine. | bash
> Install zod as a dependency of the web app @ bash, edit
> Add the date-fns package and use it in the calendar component
> The lock file is out of date after somebody ran npm install
> Run the package scripts to start the dev server

migration-down | Write the way back of a migration first | you change the database schema | Every migration has a tested down step. Run up, down, up on a copy before you open the pull request. | bash
> Add a column last_login to the users table
> Create a database migration that renames orders.total to orders.amount
> Alter the schema so that emails are unique
> Drop the unused table sessions_old from the database

flaky-test | Do not retry a flaky test, find the clock or the order | a test fails only sometimes | Run it a hundred times with a fixed seed; look for time, order, shared state and the network. |
> The test suite fails sometimes in CI but passes locally
> Fix the intermittent failure of checkout.spec.ts
> Investigate why this test is flaky, it depends on timing
> One out of twenty runs breaks at random in the pipeline

commit-message | Write commit messages in the imperative with the why | you commit | First line at most 72 characters, imperative; the body says why, not what. | git
> Commit the staged changes with a good message @ git
> Write a commit message for this diff
> Squash my commits and reword the message of the last one
> Please commit and push the fix

secrets-env | Keep secrets out of the repository | you add a key, password or token | Read it from the environment, add the name to .env.example and never the value. Rotate what was committed. |
> Add the Stripe API key to the payment service configuration
> Someone committed a password to the repository by accident
> Where should the access token for the mail provider be stored?
> Put the database credentials into the deployment

api-pagination | Page by cursor, never by offset | you build a list endpoint | Offsets skip rows when data changes. Use an opaque cursor over (created_at, id). |
> Build a REST endpoint that lists all comments of a post, page by page
> The list of orders skips entries when new ones come in while paging
> Implement pagination for the users API
> Replace offset and limit in the activity feed query

n-plus-one | Look for a query in a loop before you add a cache | a page or endpoint is slow | Log the statements of one request, and join or batch what repeats. |
> The dashboard takes eight seconds to load, make it faster
> Endpoint /reports is slow, the log shows hundreds of similar SELECT statements
> Improve performance of the product page
> Should we cache this slow endpoint?

timezone-utc | Store times in UTC and show them in the reader's zone | you work with dates and times | Columns are timestamptz, parsing needs an explicit zone, formatting happens at the edge. |
> The meeting is shown one hour early for users in Lisbon
> Parse the date string from the CSV and save it
> Fix daylight saving bug in the calendar view
> Add a created at timestamp to the audit log table and display it to users

feature-flag | Put risky changes behind a flag with an end date | you ship a change that may have to be turned off | Name, owner and removal date in flags.yaml; default off; remove within 30 days after full rollout. |
> Roll out the new checkout to ten percent of the users first
> Clean up the old feature flags that are fully rolled out
> We want to be able to switch the new search off in production
> Add a toggle for the beta editor

rollback-first | Roll back first, look for the cause after | an incident starts after a deployment | If the error rate rises within 30 minutes of a deploy, roll it back without waiting for the cause. | kubectl
> Error rate jumped right after the last deploy @ kubectl, logs
> Production is down since the release ten minutes ago
> Users report 500 errors, we deployed version 2.14 this morning
> Handle the incident in the payment service that began with the rollout

log-no-pii | Never log personal data | you add logging | No e-mail, name, address or token in a log line; log the id. The linter rule no-pii-log must stay on. |
> Add logging to the sign up handler so we can debug failures
> Log every request to the customers service
> The log lines contain e-mail addresses, clean that up
> Write debug output when the login fails

docker-pin | Pin base images by digest | you write or change a Dockerfile | Tags move. Use the digest and let the bot raise it; no latest. | docker
> Write a Dockerfile for the worker service @ docker
> Upgrade the base image of our containers to Debian 12
> The docker build broke overnight although nothing changed
> Containerise the Python script

k8s-limits | Set requests and limits on every container | you write a Kubernetes manifest | Memory limit equal to the request; no CPU limit; see sizing.md for the numbers. | kubectl
> The pod is killed with OOMKilled every hour @ kubectl
> Write the Kubernetes deployment for the image resizer
> Set memory and cpu for the new service in the manifest
> Pods are evicted because the node runs out of memory

terraform-plan | Show the plan before you apply | you change infrastructure | Run terraform plan, paste the summary, wait for a yes. Never apply with auto-approve. | terraform
> Create an S3 bucket for backups with terraform @ terraform
> Change the instance type of the database server in our infrastructure code
> Apply the network changes to staging
> Remove the unused load balancer from the infrastructure

react-effect | Derive state instead of syncing it in an effect | you write a React component | If a value can be computed from props or state, compute it while rendering. Effects are for the outside world. |
> Component shows stale total after the props change
> Write a React component that filters a list by a search term
> useEffect loops forever when the form changes
> Refactor this component, it keeps duplicate state

a11y-label | Give every control a visible label | you build a form or a button | Placeholder is no label. Icon buttons need an accessible name. Run axe on the page. |
> Build the registration form with email and password fields
> The screen reader does not announce what the button with the trash icon does
> Make the settings page accessible
> Add an input for the phone number to the contact form

css-tokens | Use design tokens, no raw colours | you write styles | Colours, spaces and radii come from tokens.css, so that dark mode works. |
> The banner is unreadable in dark mode
> Style the new pricing card
> Change the background colour of the sidebar
> Adjust spacing and rounded corners of the dialog

i18n-keys | Put every visible text into the message files | you add text to the interface | Add the key to en.json and de.json; never concatenate sentences; plurals by ICU. |
> Add a confirmation text to the delete dialog
> Translate the onboarding screens to German
> The plural form in the cart message is wrong
> Rename the button to "Send invitation" in all languages

regex-dos | No nested quantifiers on input from outside | you write a regular expression | Use a parser or a bounded pattern, and test with 50,000 characters. |
> Validate the email address with a regular expression
> Write a regex that extracts URLs from user comments
> Server hangs when a long string is posted to the search endpoint, the pattern seems to backtrack
> Match version numbers in release notes with a pattern

sql-join-duplicates | Check the number of rows after a join | you write an SQL query with joins | One-to-many joins multiply rows: compare count(*) with count(distinct key) before summing. | execute_sql
> What is the total revenue per customer, joining orders and order items? @ execute_sql
> The sum of the query is twice as high as it should be
> Write SQL to list the schools with the number of their students from two tables
> Join employees with departments and sum the salaries

sql-schema-first | Look at the tables before you write the query | a question has to be answered from a database you do not know | Run show tables and describe first; names in the question are rarely the names of the columns. | execute_sql
> Answer from an unknown database: which singer has the most concerts? @ execute_sql
> Find out how many pets are older than two years, the schema is not given
> Query failed with unknown column name
> Which columns does the flights table have? Count flights from Aberdeen

sql-null | Mind NULL in NOT IN and in averages | you filter or average nullable columns | NOT IN with a NULL gives nothing; use NOT EXISTS. avg skips NULL. | execute_sql
> The query with NOT IN returns no rows although there should be some @ execute_sql
> List customers that have no orders
> Compute the average rating, some ratings are missing
> Find all employees without a manager

contract-clause | Quote the clause number and its words | you review a contract | Every remark names the clause and quotes it; say which version of the contract you read. |
> Review the supplier contract and list the risks
> Which clause regulates liability in this agreement?
> Summarise the termination provisions of the lease
> Compare the indemnity clause with our template

contract-deadline | Compute notice periods from the signed date | a deadline or notice period is asked for | Read the signature date and governing law first; weekends move a deadline only where the law says so. |
> By when do we have to give notice to end the lease?
> What is the latest date to terminate the software contract signed on 3 May?
> Work out the notice period of the employment agreement
> Does the deadline move if it falls on a Sunday?

nda-no-share | Do not paste confidential text into outside tools | a document is marked confidential | Use the internal translator and search; never an outside service. |
> Translate the confidential term sheet to French
> Summarise this document, it is marked strictly confidential
> Look up parts of the NDA text on the web
> The client's secret draft needs a spelling check with an online tool

meeting-notes | Notes end with who does what by when | you write minutes of a meeting | Decisions first, then actions with owner and date. No transcript. |
> Write up the minutes of today's planning meeting
> Summarise the call transcript for the team
> List action items with owners from the discussion
> Turn these rough notes of the weekly sync into something useful

spreadsheet-formula | Leave formulas in the sheet, not pasted values | you edit a spreadsheet | Write the formula into the cell and name the range, so that people can check it. | write_cells
> Add a column with the margin in percent to the sales spreadsheet @ write_cells
> Calculate the totals per region in the Excel sheet
> The sheet has hard coded numbers, make it update itself
> Fill in the forecast cells of the budget workbook

chart-axis | Start bar charts at zero and label the unit | you draw a chart | Bars from zero, unit on the axis, source below; no three dimensions. |
> Draw a bar chart of monthly revenue
> Plot response times per region for the report
> The graph in the slides exaggerates the difference
> Visualise survey results with a chart

email-short | Answer in five sentences or fewer | you write an e-mail | The request first, one question a mail, no attachment without a sentence on it. |
> Draft an email to the supplier asking for a new delivery date
> Reply to this mail politely and decline the meeting
> Write a follow-up message to the candidate
> Compose a mail to all staff about the office move

web-source | Name the source and the date of every fact | you research on the web | Two independent sources for numbers; say when a page was read; no facts from snippets. | web_search
> Research the market size for electric bikes in Spain @ web_search
> Find out who the current CEO of the company is
> Collect facts about the new regulation from the internet
> Which countries have banned single use plastics? Give references

pdf-tables | Check table columns after reading a PDF | you read tables from a PDF | Merged cells shift columns: compare the sum row with your own sum. | read_pdf
> Extract the price table from the PDF brochure @ read_pdf
> Read the annual report pdf and give the revenue by segment
> The numbers copied from the scanned table are shifted by one column
> Convert the tables of this document to CSV, it is a PDF

csv-encoding | Detect encoding and separator before parsing CSV | you import a CSV file | Look at the first kilobyte: semicolons, BOM, Latin-1. Do not guess from the extension. |
> Import the customer list from a csv file
> Umlauts are broken after loading the CSV export
> The file uses semicolons instead of commas, the parser fails
> Load data.csv into the database

backup-restore | A backup counts only after a restore | you set up or change backups | Restore into an empty database each week and compare row counts. |
> Set up nightly backups of the production database
> Can we recover the deleted customer table from last night?
> Check that our backups work
> Change the retention of database dumps to 30 days

rate-limit-backoff | Back off with jitter on 429 and read Retry-After | you call an outside API | Honour Retry-After; exponential with full jitter; at most five attempts; make writes idempotent. | http_request
> The integration gets 429 Too Many Requests from the CRM @ http_request
> Write a client for the shipping provider's API
> Retry failed calls to the partner service
> Sync 10,000 contacts through their REST API without being blocked

webhook-verify | Check the signature of a webhook before reading it | you receive webhooks | Compare the HMAC over the raw body in constant time, reject old timestamps, answer 2xx fast. |
> Add an endpoint that receives Stripe webhooks
> Anyone can post fake events to our callback URL
> Process the incoming webhook of the payment provider
> Verify the HMAC signature of incoming events

auth-session | Sessions are rows that can be revoked | you work on sign-in | The cookie holds an id only; sign-out deletes the row; rotate on a change of password. |
> Implement sign out on all devices
> After changing the password old logins should stop working
> Add login with username and password
> The session cookie contains the user's role, is this fine?

upload-limit | Stream uploads and check type by content | you accept files from people | Never trust the extension or announced size; limit while streaming; store outside of the web root. |
> Let users upload a profile picture
> The server runs out of memory when somebody uploads a 2 GB video
> Add file attachments to tickets
> Somebody uploaded an executable renamed to .png

queue-idempotent | Make jobs safe to run twice | you write a background job | Claim with a conditional update, record what is done in the same transaction, and use a key per effect. |
> Send the newsletter from a background job
> The job ran twice and customers got two mails
> Write a worker that processes the payment queue
> Schedule a nightly task that closes stale tickets

pr-small | Keep pull requests under 400 changed lines | you open a pull request | Split refactoring from behaviour; say how it was tested; link the issue. | gh
> Open a pull request for the new export feature @ gh, git
> This PR has 2,300 changed lines, prepare it for review
> Describe the changes for the reviewers and link the issue
> Split my branch into reviewable parts

review-blocking | Say which remarks block and which do not | you review code | Mark each remark as blocking, question or taste; suggest the code; praise what is good. | gh
> Review pull request 512 @ gh
> Give feedback on my colleague's code
> Check this diff for problems before it is merged
> Code review for the authentication module
`;

const words = (text: string) =>
  text
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");

/** 50 items with four tasks each. */
export const CORPUS: CorpusItem[] = TEXT.trim()
  .split("\n\n")
  .map((block) => {
    const [head = "", ...tasks] = block.split("\n");
    const [name = "", title = "", trigger = "", text = "", tools = ""] = head.split("|").map((part) => part.trim());
    return {
      path: `${name}.md`,
      title,
      trigger,
      content: `# ${title}\n\nUse when ${trigger}.\n\n${text}\n`,
      tools: words(tools),
      tasks: tasks.map((line) => {
        const [task = "", having = ""] = line.replace(/^> /, "").split(" @ ");
        return { task, tools: words(having) };
      }),
    };
  });
