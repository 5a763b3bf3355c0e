using System.Text.Json.Serialization;
using CollabBot.Core.Comments;

namespace CollabBot.Core.Loop;

/// <summary>What a leader says to a digest, for the team to read. Immutable; two that say the same are equal. The names are part of the stored format.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "says")]
[JsonDerivedType(typeof(Heard), "heard")]
[JsonDerivedType(typeof(WillDo), "will-do")]
[JsonDerivedType(typeof(Cannot), "cannot")]
public abstract record LeaderReply
{
    /// <summary>So many days a leader has for what they will do, unless they say until when.</summary>
    public const int UsualDays = 14;

    /// <summary>What is to be done later than that is no answer to this digest.</summary>
    public const int LongestDays = 366;

    private LeaderReply()
    {
    }

    /// <summary>Read, and nothing more.</summary>
    public sealed record Heard : LeaderReply;

    /// <param name="What">In the leader's words, within the bounds of a comment.</param>
    /// <param name="By">By the team's calendar, inclusive.</param>
    public sealed record WillDo(CommentText What, DateOnly By) : LeaderReply;

    /// <param name="Why">In the leader's words, within the bounds of a comment.</param>
    public sealed record Cannot(CommentText Why) : LeaderReply;
}
