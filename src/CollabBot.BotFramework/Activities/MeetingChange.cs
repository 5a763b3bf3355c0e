namespace CollabBot.BotFramework.Activities;

/// <summary>What happened in a meeting.</summary>
public enum MeetingChange
{
    Started,
    Ended,
    ParticipantsJoined,
    ParticipantsLeft,
}
