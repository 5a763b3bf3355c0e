// Private endpoints: the names of storage and vault lead into the network, and there is no other way to them.
param name string
param location string
param tags object
param networkId string
param subnetId string
param storageId string
param vaultId string

var targets = [
  { part: 'blob', zone: 'privatelink.blob.${environment().suffixes.storage}', id: storageId, group: 'blob' }
  { part: 'queue', zone: 'privatelink.queue.${environment().suffixes.storage}', id: storageId, group: 'queue' }
  { part: 'vault', zone: 'privatelink.vaultcore.azure.net', id: vaultId, group: 'vault' }
]

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [for target in targets: {
  name: target.zone
  location: 'global'
  tags: tags
}]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [for (target, i) in targets: {
  parent: zones[i]
  name: '${name}-${target.part}'
  location: 'global'
  tags: tags
  properties: { registrationEnabled: false, virtualNetwork: { id: networkId } }
}]

resource endpoints 'Microsoft.Network/privateEndpoints@2024-05-01' = [for target in targets: {
  name: '${name}-${target.part}'
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [
      { name: target.part, properties: { privateLinkServiceId: target.id, groupIds: [target.group] } }
    ]
  }
}]

resource records 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = [for (target, i) in targets: {
  parent: endpoints[i]
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      { name: target.part, properties: { privateDnsZoneId: zones[i].id } }
    ]
  }
}]
