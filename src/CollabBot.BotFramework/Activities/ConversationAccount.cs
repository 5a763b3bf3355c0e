namespace CollabBot.BotFramework.Activities;

/// <summary>Where an activity happened.</summary>
/// <param name="Id">Opaque; a channel's thread has <c>;messageid=</c> and its root at the end.</param>
/// <param name="ConversationType"><c>personal</c>, <c>groupChat</c> or <c>channel</c>; compared ignoring case.</param>
public sealed record ConversationAccount(
    string Id,
    string? ConversationType = null,
    string? TenantId = null,
    bool IsGroup = false,
    string? Name = null)
{
    private const string ThreadMarker = ";messageid=";

    /// <summary>True in a one-to-one chat. Where the type is missing, the id's form decides.</summary>
    public bool IsPersonal => ConversationType is null
        ? Id.StartsWith("a:", StringComparison.Ordinal) && !IsGroup
        : Is("personal");

    public bool IsChannel => Is("channel");

    public bool IsGroupChat => Is("groupChat");

    /// <summary>The id without its thread: the channel itself.</summary>
    public string BaseId => Id.IndexOf(';', StringComparison.Ordinal) is var end and >= 0 ? Id[..end] : Id;

    /// <summary>The root message of the thread, or null where the id names none.</summary>
    public string? ThreadRootId => Id.IndexOf(ThreadMarker, StringComparison.Ordinal) is var at and >= 0
        ? Id[(at + ThreadMarker.Length)..]
        : null;

    private bool Is(string type) => string.Equals(ConversationType, type, StringComparison.OrdinalIgnoreCase);
}
