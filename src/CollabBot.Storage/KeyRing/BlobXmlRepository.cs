using System.Xml.Linq;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CollabBot.Storage.Azure;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CollabBot.Storage.KeyRing;

/// <summary>The key ring as one blob for each key in a container of its own. Replicas share it, and no write can undo another's.</summary>
/// <remarks>Data Protection asks synchronously, once a day and when it meets a key it does not know. Safe for concurrent use.</remarks>
internal sealed class BlobXmlRepository(BlobContainerClient container) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var elements = new List<XElement>();
        foreach (var blob in container.GetBlobs())
        {
            try
            {
                using var content = container.GetBlobClient(blob.Name).DownloadContent().Value.Content.ToStream();
                elements.Add(XElement.Load(content));
            }
            catch (RequestFailedException refusal) when (refusal.IsAbsence)
            {
                // Deleted since it was listed.
            }
        }

        return elements;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var content = new MemoryStream();
        element.Save(content, SaveOptions.DisableFormatting);
        content.Position = 0;
        var options = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
        try
        {
            container.GetBlobClient($"{friendlyName}.xml").Upload(content, options);
        }
        catch (RequestFailedException refusal) when (refusal.IsConflict)
        {
            // The name holds the key's own id, so what is there is this element, from a try whose answer was lost.
        }
    }
}
