using CollabBot.BotFramework.Activities;

namespace CollabBot.BotFramework.Authentication;

/// <summary>A caller that was let in, and what it may say.</summary>
internal interface ICaller
{
    /// <returns>Null when the activity may come from this caller, else why not, as it is counted.</returns>
    string? FirstProblem(Activity activity);
}
