// The key that wraps the key ring. It never leaves the vault, each use of it is written down, and no role here lets a person use it.
param name string
param location string
param tags object
param isPrivate bool
param appsSubnetId string
param principalId string
param workspaceId string

// Key Vault Crypto Service Encryption User: read the key, wrap and unwrap with it, and nothing else.
var mayWrap = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'e147488a-f6f5-4113-8e2d-b22465e65bf6')

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enablePurgeProtection: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enabledForDeployment: false
    enabledForDiskEncryption: false
    enabledForTemplateDeployment: false
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
    networkAcls: {
      defaultAction: 'Deny'
      bypass: 'None'
      virtualNetworkRules: isPrivate ? [] : [
        { id: appsSubnetId }
      ]
    }
  }
}

resource keyRing 'Microsoft.KeyVault/vaults/keys@2023-07-01' = {
  parent: vault
  name: 'key-ring'
  tags: tags
  properties: {
    kty: 'RSA'
    keySize: 3072
    keyOps: ['wrapKey', 'unwrapKey']
    // A version that has expired still unwraps what it wrapped.
    rotationPolicy: {
      attributes: { expiryTime: 'P2Y' }
      lifetimeActions: [
        { action: { type: 'rotate' }, trigger: { timeAfterCreate: 'P1Y' } }
      ]
    }
  }
}

resource serviceMayWrap 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: keyRing
  name: guid(keyRing.id, principalId, mayWrap)
  properties: { principalId: principalId, principalType: 'ServicePrincipal', roleDefinitionId: mayWrap }
}

resource audited 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'to-the-logs'
  properties: {
    workspaceId: workspaceId
    logAnalyticsDestinationType: 'Dedicated'
    logs: [
      { categoryGroup: 'audit', enabled: true }
    ]
  }
}

output id string = vault.id
output keyAddress string = '${vault.properties.vaultUri}keys/${keyRing.name}'
