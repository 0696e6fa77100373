import { graphSchema, problemSchema } from "../engine/graph.ts";
import { json } from "../node-catalog/kit/domain.ts";
import { apiKeyView, createdApiKey, me, newApiKey, scope, signInLink } from "./auth/contract.ts";
import { workspaceChange, workspaceView } from "./workspace/contract.ts";
import {
  importReply,
  limit,
  limitsChange,
  limitsView,
  newMember,
  personChange,
  personView,
} from "./people/contract.ts";
import { breakage, handOverReply, handOverRequest, openLeadsSummary } from "./leaving/contract.ts";
import { calendarEntry, newTimeOff, timeOffChange, timeOffView } from "./time-off/contract.ts";
import { caldavAccount, caldavCalendar, calendarView, newCalendar } from "./calendars/contract.ts";
import { holidayView } from "./holidays/contract.ts";
import { newTeam, teamChange, teamView } from "./teams/contract.ts";
import { correctionRequest, ledgerEntry, ledgerMember, ledgerView } from "./teams/ledger-contract.ts";
import { newSource, sourceChange, sourceView } from "./sources/contract.ts";
import { nodeTypeView } from "./catalog/contract.ts";
import {
  dryRunReply,
  dryRunRequest,
  flowCounts,
  flowDetail,
  flowView,
  newFlow,
  versionView,
} from "./flows/contract.ts";
import { coverageView } from "./flows/coverage/contract.ts";
import { acceptedLead, newLead, postedLead } from "./intake/contract.ts";
import {
  assignmentView,
  dealView,
  inquiryView,
  leadDetail,
  leadRow,
  taskView,
  timelineEntry,
} from "./leads/contract.ts";
import { accountDetail, accountView } from "./accounts/contract.ts";
import { assignmentReply, objectionReply, refundReply } from "./assignments/contract.ts";
import { fairnessReply, receiptView } from "./receipts/contract.ts";
import { newReminder, reminderChange, reminderView } from "./reminders/contract.ts";
import { candidateView, runDetail, runStepView, runView, stepView } from "./runs/contract.ts";
import { inboxItem, inboxReply, notificationView } from "./inbox/contract.ts";
import { attentionItem, attentionReply } from "./attention/contract.ts";

/**
 * The names by which the API's documentation, and whatever is generated from it, call the shapes that come in and go out.
 * Part of the contract: another name breaks who has generated types.
 */
export const API_SCHEMAS = {
  AcceptedLead: acceptedLead,
  AccessKey: apiKeyView,
  Account: accountView,
  AccountDetail: accountDetail,
  Assignment: assignmentReply,
  AssignmentOfLead: assignmentView,
  Attention: attentionReply,
  AttentionItem: attentionItem,
  Breakage: breakage,
  CaldavAccount: caldavAccount,
  CaldavCalendar: caldavCalendar,
  Calendar: calendarView,
  CalendarEntry: calendarEntry,
  Candidate: candidateView,
  Coverage: coverageView,
  CreatedAccessKey: createdApiKey,
  Deal: dealView,
  Fairness: fairnessReply,
  Flow: flowView,
  FlowCounts: flowCounts,
  FlowDetail: flowDetail,
  FlowVersion: versionView,
  Graph: graphSchema,
  GraphProblem: problemSchema,
  HandOver: handOverRequest,
  HandOverResult: handOverReply,
  Holiday: holidayView,
  ImportResult: importReply,
  Inbox: inboxReply,
  InboxItem: inboxItem,
  Inquiry: inquiryView,
  Json: json,
  Lead: leadRow,
  LeadDetail: leadDetail,
  Ledger: ledgerView,
  LedgerEntry: ledgerEntry,
  LedgerMember: ledgerMember,
  Limit: limit,
  Limits: limitsView,
  LimitsChange: limitsChange,
  Me: me,
  NewAccessKey: newApiKey,
  NewCalendar: newCalendar,
  NewFlow: newFlow,
  NewLead: postedLead,
  NewReminder: newReminder,
  NewRep: newMember,
  NewSource: newSource,
  NewTeam: newTeam,
  NewTimeOff: newTimeOff,
  Notification: notificationView,
  Objection: objectionReply,
  OpenLeadsSummary: openLeadsSummary,
  Receipt: receiptView,
  Refund: refundReply,
  Reminder: reminderView,
  ReminderChange: reminderChange,
  Rep: personView,
  RepChange: personChange,
  Run: runView,
  RunDetail: runDetail,
  RunStep: runStepView,
  Scope: scope,
  SignInLink: signInLink,
  Source: sourceView,
  SourceChange: sourceChange,
  Step: stepView,
  StepType: nodeTypeView,
  Task: taskView,
  Team: teamView,
  TeamChange: teamChange,
  TimeOff: timeOffView,
  TimeOffChange: timeOffChange,
  TimelineEntry: timelineEntry,
  Trial: dryRunRequest,
  TrialResult: dryRunReply,
  TriedLead: newLead,
  TurnCorrection: correctionRequest,
  Workspace: workspaceView,
  WorkspaceChange: workspaceChange,
};
