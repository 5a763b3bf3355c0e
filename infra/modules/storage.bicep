// Where state lies. What the service deletes has to be gone, so the account keeps no copies of blobs: no soft delete, no versions, no change feed,
// no restore to a point in time. What guards against a mistake is that the account and its containers cannot be deleted in passing.
param name string
param location string
param tags object
param isPrivate bool
param isProtected bool
param appsSubnetId string
param principalId string
param workspaceId string

var blobContributor = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'ba92f5b4-2d11-453d-a403-e96b0029c9fe')
var queueContributor = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '974c5e8b-45b9-4653-ba55-5f855dd0fb88')

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: isProtected ? 'Standard_ZRS' : 'Standard_LRS' }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    isHnsEnabled: false
    isSftpEnabled: false
    isLocalUserEnabled: false
    allowedCopyScope: 'AAD'
    encryption: {
      keySource: 'Microsoft.Storage'
      requireInfrastructureEncryption: true
      services: { blob: { enabled: true, keyType: 'Account' }, queue: { enabled: true, keyType: 'Account' } }
    }
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
    networkAcls: {
      defaultAction: 'Deny'
      bypass: 'None'
      virtualNetworkRules: isPrivate ? [] : [
        { id: appsSubnetId, action: 'Allow' }
      ]
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    deleteRetentionPolicy: { enabled: false, allowPermanentDelete: false }
    isVersioningEnabled: false
    changeFeed: { enabled: false }
    restorePolicy: { enabled: false }
    // Of a container that was deleted whole, by mistake; a blob that was deleted in it stays deleted.
    containerDeleteRetentionPolicy: { enabled: true, days: 7 }
  }
}

resource objects 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: 'collabbot'
  properties: { publicAccess: 'None' }
}

resource keys 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: 'collabbot-keys'
  properties: { publicAccess: 'None' }
}

resource queues 'Microsoft.Storage/storageAccounts/queueServices@2024-01-01' = {
  parent: account
  name: 'default'
}

resource work 'Microsoft.Storage/storageAccounts/queueServices/queues@2024-01-01' = {
  parent: queues
  name: 'work'
}

resource mayUseBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, principalId, blobContributor)
  properties: { principalId: principalId, principalType: 'ServicePrincipal', roleDefinitionId: blobContributor }
}

resource mayUseQueues 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, principalId, queueContributor)
  properties: { principalId: principalId, principalType: 'ServicePrincipal', roleDefinitionId: queueContributor }
}

resource keep 'Microsoft.Authorization/locks@2020-05-01' = if (isProtected) {
  scope: account
  name: 'keep-the-state'
  properties: { level: 'CanNotDelete', notes: 'All that teams told lies here, and there is no other copy.' }
}

// How much was done and how long it took. Not which blob: its name holds the ids of people and teams, so no log of single reads and writes is kept.
resource measuredBlobs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: blobs
  name: 'to-the-logs'
  properties: {
    workspaceId: workspaceId
    metrics: [
      { category: 'Transaction', enabled: true }
    ]
  }
}

resource measuredQueues 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: queues
  name: 'to-the-logs'
  properties: {
    workspaceId: workspaceId
    metrics: [
      { category: 'Transaction', enabled: true }
    ]
  }
}

output id string = account.id
output name string = account.name
output queueName string = work.name
