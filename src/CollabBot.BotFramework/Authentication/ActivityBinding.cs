using CollabBot.BotFramework.Activities;

namespace CollabBot.BotFramework.Authentication;

/// <summary>Checks that an activity is what the token was issued for: whoever may call is not free to say anything. Asked for every activity.</summary>
internal sealed class ActivityBinding(InboundRules rules)
{
    /// <returns>Null when all is well, else the first thing that is not, as it is counted.</returns>
    public string? FirstProblem(Activity activity, ConnectorToken token)
    {
        if (!token.Endorsements.Contains(activity.ChannelId))
        {
            return "endorsement";
        }

        if (string.IsNullOrEmpty(token.ServiceUrl))
        {
            return "service_url_unbound";
        }

        if (BoundAddress(activity, token) is not { } serviceUrl)
        {
            return "service_url_bound_elsewhere";
        }

        if (!rules.ServiceUrls.Allows(serviceUrl))
        {
            return "service_url";
        }

        if (!string.Equals(activity.ChannelId, ChannelIds.Msteams, StringComparison.Ordinal))
        {
            return "channel";
        }

        return FirstProblem(activity);
    }

    /// <returns>The activity's service URL if the token was issued for it, else null. Letter for letter the same is the usual case, and needs no parsing.</returns>
    private static Uri? BoundAddress(Activity activity, ConnectorToken token)
    {
        if (string.Equals(activity.ServiceUrl, token.ServiceUrl, StringComparison.Ordinal))
        {
            return token.ServiceAddress;
        }

        return token.ServiceAddress is { } boundTo && Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var serviceUrl) && AreEqual(serviceUrl, boundTo)
            ? serviceUrl
            : null;
    }

    private static bool AreEqual(Uri one, Uri other) =>
        one.Scheme == other.Scheme
        && one.Port == other.Port
        && string.Equals(one.UserInfo, other.UserInfo, StringComparison.Ordinal)
        && string.Equals(one.IdnHost, other.IdnHost, StringComparison.OrdinalIgnoreCase)
        && string.Equals(one.PathAndQuery.TrimEnd('/'), other.PathAndQuery.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    private string? FirstProblem(Activity activity)
    {
        if (activity.TenantId is not { } tenant)
        {
            return "tenant_missing";
        }

        if (!rules.Tenants.Contains(tenant))
        {
            return "tenant";
        }

        if ((activity.IsMessage || activity.IsInvoke) && string.IsNullOrEmpty(activity.From.AadObjectId))
        {
            return "person_missing";
        }

        return string.Equals(activity.Recipient.Id, rules.BotAccountId, StringComparison.OrdinalIgnoreCase) ? null : "recipient";
    }
}
