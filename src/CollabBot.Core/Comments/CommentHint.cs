namespace CollabBot.Core.Comments;

/// <summary>Something in a comment by which its author, or somebody else, may be known.</summary>
/// <param name="Words">As they stand in the comment.</param>
public sealed record CommentHint(CommentHintKind Kind, string Words)
{
    /// <summary>Never the words: a log is no place for them.</summary>
    public override string ToString() => Kind.ToString();
}

/// <summary>By what somebody may be known.</summary>
public enum CommentHintKind
{
    /// <summary>The name of somebody in the team.</summary>
    Name,

    /// <summary>An e-mail address.</summary>
    Address,

    /// <summary>A day on which something took place.</summary>
    Date,

    /// <summary>What only few people could say of themselves, such as "as the only nurse".</summary>
    Role,
}
