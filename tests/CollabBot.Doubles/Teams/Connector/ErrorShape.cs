namespace CollabBot.Doubles.Teams.Connector;

/// <summary>How a refusal is written down; all of these have been met.</summary>
public enum ErrorShape
{
    /// <summary><c>{"error":{"code":…,"message":…,"innerHttpError":…}}</c>.</summary>
    Current,

    /// <summary><c>{"errorCode":209,"message":"{\"subCode\":…}"}</c>: JSON as text within JSON.</summary>
    Older,

    /// <summary>No body at all.</summary>
    Empty,

    /// <summary>A page for people.</summary>
    Html,
}
