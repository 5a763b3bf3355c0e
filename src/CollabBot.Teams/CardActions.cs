namespace CollabBot.Teams;

/// <summary>The verbs of every button on every card, and the names of what their data carries. Part of the format: a card may be weeks old.</summary>
internal static class CardActions
{
    /// <summary>What these begin with is nobody's business but the person's own.</summary>
    public const string Personal = "pulse.";

    public const string Answer = Personal + "answer";
    public const string ShowQuestion = Personal + "show";
    public const string MyAnswers = Personal + "mine";
    public const string Withdraw = Personal + "withdraw";
    public const string Preview = Personal + "preview";
    public const string Pause = Personal + "pause";
    public const string Resume = Personal + "resume";
    public const string Stop = Personal + "stop";
    public const string Start = Personal + "start";
    public const string Comment = Personal + "comment";
    public const string CommentCheck = Personal + "comment.check";
    public const string CommentSeal = Personal + "comment.seal";
    public const string CommentWithdraw = Personal + "comment.withdraw";
    public const string MyComments = Personal + "comment.mine";
    public const string Budget = Personal + "budget";
    public const string OpenDigest = Personal + "digest.open";
    public const string Nudges = Personal + "nudges";
    public const string NudgeReply = "nudge.reply";
    public const string ReplyHeard = Personal + "reply.heard";
    public const string ReplyOpen = Personal + "reply.open";
    public const string ReplyCheck = Personal + "reply.check";
    public const string ReplySend = Personal + "reply.send";
    public const string Connect = Personal + "connect";
    public const string NotForMe = Personal + "connect.not";
    public const string OwnData = Personal + "data";
    public const string OwnDataErase = Personal + "data.erase";
    public const string OwnDataEraseNow = Personal + "data.erase.now";
    public const string OwnDataObject = Personal + "data.object";
    public const string OwnDataComplain = Personal + "data.complain";
    public const string Noticed = "noticed.vote";
    public const string Kits = Personal + "kits";
    public const string KitTake = Personal + "kit.take";
    public const string Areas = Personal + "areas";
    public const string KitPost = Personal + "kit.post";
    public const string SetUpOpen = "setup.open";
    public const string SetUpWhen = "setup.when";
    public const string SetUpWho = "setup.who";
    public const string SetUpCheck = "setup.check";
    public const string SetUpSave = "setup.save";
    public const string SetUpAhead = "setup.ahead";
    public const string AskNow = "ask.now";
    public const string AdminsOpen = "admins.open";
    public const string AdminsSave = "admins.save";

    public const string Team = "team";
    public const string Round = "round";
    public const string Question = "question";
    public const string Value = "value";
    public const string Nudge = "nudge";
    public const string Revision = "rev";
    public const string Stamp = "mac";
    public const string Cap = "cap";
    public const string Holidays = "holidays";
    public const string Weeks = "weeks";
    public const string Until = "until";
    public const string Chosen = "chosen";
    public const string Area = "area";
    public const string Words = "words";
    public const string Shown = "shown";
    public const string Reply = "reply";
    public const string Says = "says";
    public const string What = "what";
    public const string By = "by";
    public const string Why = "why";
    public const string Weekday = "weekday";
    public const string Time = "time";
    public const string Zone = "zone";
    public const string OtherZone = "otherZone";
    public const string Questions = "questions";
    public const string Threshold = "threshold";
    public const string Channel = "channel";
    public const string Leaders = "leaders";
    public const string Find = "find";
    public const string Admins = "admins";
}
